#include "filterbar.h"

#include "conditiontext.h"
#include "pillbutton.h"
#include "resource.h"
#include "tokens.h"

#include <QEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace meja {

FilterBar::FilterBar(RecordSource &source, const Resource &resource, Role role, QWidget *parent)
    : QWidget(parent), m_source(source), m_resource(resource), m_more(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(height::control);
    for (const Filter &filter : resource.filters) {
        const Column *column = resource.column(filter.column);
        if (filter.offered && column && column->isOpenTo(role) && !column->isMaskedFor(role))
            addFilter(filter);
    }
    m_more->setMenu(new QMenu(m_more));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);
    m_more->setFixedHeight(height::control);
    m_more->setFocusPolicy(Qt::TabFocus);
    connect(m_more->menu(), &QMenu::aboutToShow, this, &FilterBar::fillMore);
    setQuery({}, {});
}

void FilterBar::addFilter(const Filter &filter)
{
    auto *button = new PillButton(QStringLiteral("chevron-down"), this);
    button->setCheckable(true);
    button->setFixedHeight(height::control);
    button->setObjectName(QStringLiteral("filter-") + filter.column);
    m_entries.append({filter, m_resource.column(filter.column), button});
    const qsizetype place = m_entries.size() - 1;
    connect(button, &QAbstractButton::clicked, this, [this, place] { openPopup(m_entries[place]); });
}

void FilterBar::setQuery(const ListQuery &query, const QHash<QString, QString> &titles)
{
    m_query = query;
    m_titles = titles;
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More filters"));
    for (const Entry &entry : std::as_const(m_entries))
        label(entry);
    arrange();
}

void FilterBar::label(const Entry &entry)
{
    const auto set = std::find_if(m_query.conditions.cbegin(), m_query.conditions.cend(),
                                  [&](const Condition &each) { return each.column == entry.filter.column; });
    const bool isSet = set != m_query.conditions.cend();
    const QString name = entry.column->label.text();
    entry.button->setChecked(isSet);
    entry.button->setText(name);
    entry.button->setAccessibleName(isSet ? tr("Filter %1").arg(conditionText(m_resource, *set, m_titles))
                                          : tr("Filter %1").arg(name));
}

QSize FilterBar::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : m_entries)
        width += entry.button->sizeHint().width() + space::xs;
    return {width, height::control};
}

QSize FilterBar::minimumSizeHint() const
{
    return {m_more->sizeHint().width(), height::control};
}

void FilterBar::arrange()
{
    const int all = sizeHint().width();
    const int available = all <= width() ? width() : width() - m_more->sizeHint().width();
    int left = 0;
    bool full = false;
    for (const Entry &entry : std::as_const(m_entries)) {
        const int needed = entry.button->sizeHint().width();
        full = full || left + needed > available;
        entry.button->setVisible(!full);
        entry.button->setGeometry(left, 0, needed, height::control);
        left += full ? 0 : needed + space::xs;
    }
    m_more->setVisible(full);
    m_more->setGeometry(left, 0, m_more->sizeHint().width(), height::control);
}

void FilterBar::fillMore()
{
    m_more->menu()->clear();
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.button->isVisible())
            continue;
        QAction *action = m_more->menu()->addAction(entry.column->label.text());
        action->setCheckable(true);
        action->setChecked(entry.button->isChecked());
        connect(action, &QAction::triggered, this, [this, entry] { openPopup(entry); });
    }
}

bool FilterBar::open(const QString &column)
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const Entry &each) { return each.filter.column == column; });
    if (found == m_entries.cend())
        return false;
    openPopup(*found);
    return true;
}

void FilterBar::openPopup(const Entry &entry)
{
    label(entry); // The click toggled the button; it must show whether the filter is set.
    auto *popup =
        FilterPopup::make(entry.filter.kind, {m_source, m_resource, *entry.column, m_query, m_titles}, this);
    const QString name = entry.filter.column;
    connect(popup, &FilterPopup::changed, this, [this, name](const std::optional<Condition> &condition) {
        Q_EMIT conditionChanged(name, condition);
    });
    connect(popup, &FilterPopup::titleKnown, this, &FilterBar::titleKnown);
    const QWidget *under = m_more;
    if (entry.button->isVisible())
        under = entry.button;
    popup->adjustSize();
    popup->move(under->mapToGlobal(QPoint(0, under->height() + 2)));
    popup->show();
    popup->setFocus();
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        setQuery(m_query, m_titles);
    QWidget::changeEvent(event);
}

} // namespace meja
