#include "calendarpopup.h"
#include "conditiontext.h"
#include "failuretext.h"
#include "formats.h"
#include "listcolumns.h"
#include "listhead.h"
#include "listpage.h"
#include "noticearea.h"
#include "resourcecatalogue.h"
#include "rowcopier.h"
#include "searchbox.h"
#include "shortcuttable.h"
#include "sortrules.h"
#include "storeclock.h"
#include "valuefilter.h"

#include <QDateTime>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace meja {

namespace {

/// The first click on a column sorts numbers from the largest and times from the newest.
SortDirection firstDirection(const Column &column)
{
    return column.isNumeric() || column.type == ValueType::Timestamp ? SortDirection::Descending
                                                                     : SortDirection::Ascending;
}

SortDirection reversed(SortDirection direction)
{
    return direction == SortDirection::Ascending ? SortDirection::Descending : SortDirection::Ascending;
}

QMenu *makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

/// An action with its shortcut behind its text. The shortcut itself is made from the table.
template <class Receiver, class Act>
QAction *addEntry(QMenu &menu, const QString &text, const QString &keys, Receiver *receiver, Act act)
{
    QString shown = text;
    shown.replace(u'&', QStringLiteral("&&"));
    return menu.addAction(keys.isEmpty() ? shown : shown + u'\t' + keys, receiver, act);
}

} // namespace

void ListPage::connectMenus()
{
    connect(m_view, &RecordView::copied, this, &ListPage::showCopied);
    connect(m_view, &RecordView::cellCopied, this,
            [this] { m_notices->showBriefly([] { return tr("Value copied"); }); });
    connect(m_view, &RecordView::missingRowsNeeded, this, &ListPage::copyMissing);
    connect(m_view, &RecordView::menuRequested, this, &ListPage::showRowMenu);
    connect(m_copier, &RowCopier::copied, this, &ListPage::showCopied);
    connect(m_copier, &RowCopier::tooMany, this, &ListPage::showTooMany);
    connect(m_copier, &RowCopier::failed, this, [this](const Error &error) {
        m_notices->showBriefly([error] { return failureSentence(error); });
    });
    connect(&m_view->selectedKeys(), &SelectedKeys::changed, this, &ListPage::showSelection);
    m_view->header().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&m_view->header(), &QWidget::customContextMenuRequested, this, &ListPage::showHeaderMenu);
    m_view->header().setToolTips([this](int section) { return headToolTip(section); });
}

void ListPage::sortBy(int section, bool further)
{
    const Column *column = m_model->columnAt(section);
    if (!column)
        return;
    const QList<SortLevel> levels = order();
    const auto found = std::find_if(levels.cbegin(), levels.cend(),
                                    [&](const SortLevel &each) { return each.column == column->name; });
    orderBy(*column, further, found == levels.cend() ? firstDirection(*column) : reversed(found->direction));
}

QString ListPage::sortProblemOf(const Column &column) const
{
    return sortProblem(m_resource, column, m_context.session.role, m_state.query, m_model->status());
}

void ListPage::orderBy(const Column &column, bool further, SortDirection direction)
{
    if (!sortProblemOf(column).isEmpty())
        return m_notices->showBriefly([this, &column] {
            return QStringLiteral("%1: %2").arg(column.label.text(), sortProblemOf(column));
        });
    const SortLevel level{column.name, direction};
    QList<SortLevel> levels = further ? order() : QList<SortLevel>{level};
    const auto found = std::find_if(levels.begin(), levels.end(),
                                    [&](const SortLevel &each) { return each.column == column.name; });
    if (found == levels.end())
        levels.append(level);
    else
        *found = level;
    ListQuery query = m_state.query;
    query.order = levels == m_resource.defaultOrder ? QList<SortLevel>() : levels;
    applyQuery(query);
}

/// The whole title if it is shortened, and whether a click can sort.
QString ListPage::headToolTip(int section) const
{
    const Column *column = m_model->columnAt(section);
    if (!column)
        return {};
    const QString problem = sortProblemOf(*column);
    return QStringLiteral("%1\n%2").arg(
        column->label.text(), problem.isEmpty() ? tr("Click to sort, Shift+click to add") : problem);
}

void ListPage::openCalendar()
{
    if (m_resource.dateColumn.isEmpty())
        return;
    auto *popup = new CalendarPopup(StoreClock().at(QDateTime::currentSecsSinceEpoch()).day, this);
    connect(popup, &CalendarPopup::chosen, this, &ListPage::goToDate);
    m_head->openUnder(popup, m_head->calendarButton());
}

/// A state, not a message: it stays while rows are selected.
void ListPage::showSelection()
{
    m_copier->cancel();
    m_notices->clear();
    m_notices->setState([this] {
        const SelectedKeys &selected = m_view->selectedKeys();
        const auto count = static_cast<int>(selected.keys().size());
        if (!selected.isAllMatching())
            return count < 2 ? QString() : tr("%n selected", nullptr, count);
        const QString all = count == 0 ? tr("All results are selected")
                                       : tr("All results except %n are selected", nullptr, count);
        if (m_view->selectedRows() <= RowCopier::maxRows)
            return all;
        return tr("%1. At most %2 rows can be copied.").arg(all, valueFormat().number(RowCopier::maxRows));
    });
}

void ListPage::showCopied(int rows)
{
    m_notices->showBriefly([rows] { return tr("%Ln row(s) copied", nullptr, rows); });
}

void ListPage::copyMissing()
{
    if (m_model->status().exactRows && m_view->selectedRows() > RowCopier::maxRows)
        return showTooMany();
    m_notices->showBriefly([] { return tr("Copying…"); });
    m_copier->copy(m_state.query, m_columns->names(), m_view->selectedKeys());
}

void ListPage::showTooMany()
{
    m_notices->showBriefly([] {
        return tr("Nothing was copied: at most %1 rows can be copied. Add a filter first.")
            .arg(valueFormat().number(RowCopier::maxRows));
    });
}

void ListPage::showRowMenu(const QModelIndex &index, const QPoint &at)
{
    const Column *column = m_model->columnAt(index.column());
    if (!column || !index.data(recordrole::Loaded).toBool())
        return;
    QMenu *menu = makeMenu(this);
    addOpenActions(*menu, index);
    menu->addSeparator();
    addCopyActions(*menu);
    menu->addSeparator();
    addFilterAction(*menu, index);
    addSortActions(*menu, *column);
    menu->addSeparator();
    addEntry(*menu, tr("Columns…"), {}, this, &ListPage::openColumns);
    menu->popup(at);
}

void ListPage::addOpenActions(QMenu &menu, const QModelIndex &index)
{
    const qint64 key = index.data(recordrole::Key).toLongLong();
    addEntry(menu, tr("Open"), keysOf(ShortcutAction::OpenRow), this, [this, key] {
        Q_EMIT openRequested({m_resource.name, key});
    });
    const QVariant link = index.data(recordrole::LinkKey);
    const QString target =
        m_model->headerData(index.column(), Qt::Horizontal, recordrole::LinksTo).toString();
    const Resource *linked = findResource(target);
    if (!link.isValid() || !linked)
        return;
    //: Menu entry; %1 is the value of a cell that links to a record, such as the name of a customer.
    addEntry(menu, tr("Open %1").arg(index.data().toString().simplified()), {}, this, [this, target, link] {
        Q_EMIT openRequested({target, link.toLongLong()});
    });
}

void ListPage::addCopyActions(QMenu &menu)
{
    addEntry(menu, tr("Copy value"), keysOf(ShortcutAction::CopyCell), m_view, &RecordView::copyCell);
    const auto rows = static_cast<int>(std::max<qint64>(1, m_view->selectedRows()));
    addEntry(menu, tr("Copy %Ln row(s)", nullptr, rows), keysOf(ShortcutAction::Copy), m_view,
             &RecordView::copy);
}

void ListPage::addFilterAction(QMenu &menu, const QModelIndex &index)
{
    const Column &column = *m_model->columnAt(index.column());
    const Record *record = m_model->record(index.row());
    const QString linkKey = record->linkKeys.value(index.column());
    const auto condition =
        canQuery(column.name)
            ? conditionOfValue(m_resource, column, record->values.value(index.column()), linkKey)
            : std::nullopt;
    QAction *filter =
        addEntry(menu, tr("Filter by this value"), {}, this,
                 [this, condition, linkKey, name = column.name, title = index.data().toString()] {
                     if (!linkKey.isEmpty())
                         m_state.titles.insert(relatedName(name, linkKey), title);
                     setCondition(name, condition);
                 });
    filter->setEnabled(condition.has_value());
    if (!condition)
        menu.addAction(canQuery(column.name) ? tr("This column has no filter") : tr("Masked for your role"))
            ->setEnabled(false);
}

void ListPage::addSortActions(QMenu &menu, const Column &column)
{
    const QString problem = sortProblemOf(column);
    const auto add = [&](const QString &text, ShortcutAction keys, SortDirection direction) {
        QAction *action = addEntry(menu, text, keysOf(keys), this,
                                   [this, &column, direction] { orderBy(column, false, direction); });
        action->setEnabled(problem.isEmpty());
    };
    add(tr("Sort ascending"), ShortcutAction::SortUp, SortDirection::Ascending);
    add(tr("Sort descending"), ShortcutAction::SortDown, SortDirection::Descending);
    if (!problem.isEmpty())
        menu.addAction(problem)->setEnabled(false);
}

void ListPage::showHeaderMenu(const QPoint &position)
{
    const Column *column = m_model->columnAt(m_view->header().logicalIndexAt(position));
    if (!column)
        return;
    QMenu *menu = makeMenu(this);
    addSortActions(*menu, *column);
    menu->addSeparator();
    QAction *hide = addEntry(*menu, tr("Hide column"), {}, this, [this, name = column->name] {
        QStringList columns = m_columns->names();
        columns.removeAll(name);
        chooseColumns(columns);
    });
    hide->setEnabled(m_columns->names().size() > 1);
    addEntry(*menu, tr("Columns…"), {}, this, &ListPage::openColumns);
    menu->popup(m_view->header().mapToGlobal(position));
}

} // namespace meja
