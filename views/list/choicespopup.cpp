#include "choicespopup.h"

#include "formats.h"
#include "theme.h"
#include "whenready.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace meja {

namespace {

constexpr int choicesWidth = 260;
constexpr int maxShownChoices = 12;
constexpr int choiceHeight = 26;

enum ChoiceColumn { LabelColumn, CountColumn };

/// PostgreSQL prints booleans as `t` and `f`; filters contain `true` and `false`.
QString canonical(const Column &column, const QString &value)
{
    if (column.type != ValueType::Boolean)
        return value;
    return value.startsWith(QLatin1Char('t')) ? QStringLiteral("true") : QStringLiteral("false");
}

} // namespace

ChoicesPopup::ChoicesPopup(const FilterContext &filter, QWidget *parent)
    : FilterPopup(filter, parent), m_list(new QTreeWidget(this))
{
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(filter.column.label.text());
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(LabelColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    column().addWidget(m_list);

    const auto set = current();
    m_ticked = set && set->kind == Condition::Kind::AnyOf ? set->values : QStringList();
    for (const Choice &choice : filter.column.choices)
        addChoice(choice.code, choice.label.text());
    if (filter.column.type == ValueType::Boolean) {
        for (const QString &value : {QStringLiteral("true"), QStringLiteral("false")})
            addChoice(value, valueFormat().text(filter.column, value));
    }
    for (const QString &value : std::as_const(m_ticked)) {
        if (!itemOf(value))
            addChoice(value, value);
    }
    fit();
    connect(m_list, &QTreeWidget::itemChanged, this, &ChoicesPopup::applyTicks);
    connect(m_list, &QTreeWidget::itemClicked, this, [](QTreeWidgetItem *item, int section) {
        if (section == CountColumn)
            item->setCheckState(LabelColumn,
                                item->checkState(LabelColumn) == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    setFocusProxy(m_list);
    loadCounts();
}

ChoicesPopup::~ChoicesPopup()
{
    context().source.cancel(m_lane);
}

void ChoicesPopup::addChoice(const QString &value, const QString &text)
{
    auto *item = new QTreeWidgetItem(m_list, {text});
    item->setData(LabelColumn, Qt::UserRole, value);
    item->setCheckState(LabelColumn, m_ticked.contains(value) ? Qt::Checked : Qt::Unchecked);
    item->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setForeground(CountColumn, colors().muted);
    item->setSizeHint(LabelColumn, QSize(0, choiceHeight));
}

void ChoicesPopup::fit()
{
    const int shown = std::clamp(m_list->topLevelItemCount(), 1, maxShownChoices);
    m_list->setFixedSize(choicesWidth, shown * choiceHeight + 2);
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    adjustSize();
}

QTreeWidgetItem *ChoicesPopup::itemOf(const QString &value) const
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->data(LabelColumn, Qt::UserRole).toString() == value)
            return m_list->topLevelItem(i);
    }
    return nullptr;
}

void ChoicesPopup::loadCounts()
{
    whenReady(context().source.facet(m_lane, context().query, context().column.name), this,
              [this](const Result<Facet> &facet) {
                  if (facet)
                      showCounts(*facet);
              });
}

void ChoicesPopup::showCounts(const Facet &facet)
{
    const QSignalBlocker blocker(m_list);
    const ValueFormat &format = valueFormat();
    for (const FacetCount &count : facet.counts) {
        const QString number = format.number(count.rows);
        const QString rows = facet.exact ? number : QStringLiteral("≈ ") + number;
        if (count.value.isNull()) {
            showEmptyCount(rows);
            continue;
        }
        const QString value = canonical(context().column, count.value);
        if (!itemOf(value))
            addChoice(value, format.text(context().column, value));
        itemOf(value)->setText(CountColumn, rows);
    }
    fit();
}

void ChoicesPopup::clearChoice()
{
    const QSignalBlocker blocker(m_list);
    m_ticked.clear();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setCheckState(LabelColumn, Qt::Unchecked);
}

void ChoicesPopup::applyTicks()
{
    m_ticked.clear();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_list->topLevelItem(i);
        if (item->checkState(LabelColumn) == Qt::Checked)
            m_ticked.append(item->data(LabelColumn, Qt::UserRole).toString());
    }
    if (m_ticked.isEmpty())
        choose(std::nullopt);
    else
        choose(
            Condition{.column = context().column.name, .kind = Condition::Kind::AnyOf, .values = m_ticked});
}

} // namespace meja
