#include "daylocator.h"
#include "freshnesslabel.h"
#include "listchanges.h"
#include "listhead.h"
#include "listpage.h"
#include "newrowsbar.h"
#include "noticearea.h"

#include <utility>

// The parts of ListPage that follow changes of the database and move the rows to another place.

namespace meja {

void ListPage::connectChanges()
{
    m_changes->setActive(false);
    if (m_context.changes)
        connect(m_context.changes, &ChangeFeed::changed, m_changes, &ListChanges::take);
    connect(m_changes, &ListChanges::newRowsChanged, this, [this] {
        m_newRows->showRows(m_changes->newRows(), ListChanges::maxCounted, m_changes->hasOtherChanges());
    });
    connect(m_changes, &ListChanges::reloadNeeded, this, &ListPage::refresh);
    connect(m_newRows, &QAbstractButton::clicked, this, &ListPage::showNewRows);
}

void ListPage::showEvent(QShowEvent *event)
{
    DesktopPage::showEvent(event);
    m_changes->setActive(true);
}

void ListPage::hideEvent(QHideEvent *event)
{
    m_changes->setActive(false);
    DesktopPage::hideEvent(event);
}

void ListPage::showNewRows()
{
    m_changes->clear();
    m_model->refreshFromTop();
    m_view->showRow(0);
    m_head->showState(m_state);
    m_view->setFocus();
}

void ListPage::goToDate(QDate day)
{
    if (order().size() != 1 || order().first().column != m_resource.dateColumn) {
        ListQuery query = m_state.query;
        query.order = {{m_resource.dateColumn, SortDirection::Descending}};
        applyQuery(query);
        m_notices->showBriefly([this] {
            return tr("Sorted by %1").arg(m_resource.column(m_resource.dateColumn)->label.text());
        });
    }
    m_dayLocator->find(m_state.query, order().first().direction, day);
}

void ListPage::showPlace(const ListPlace &place)
{
    m_isGoing = true;
    m_model->showPlace(place);
}

void ListPage::showPlaced(int row)
{
    std::exchange(m_isGoing, false) ? m_view->goToRow(row) : m_view->showRow(row);
}

} // namespace meja
