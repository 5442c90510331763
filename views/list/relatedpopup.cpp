#include "relatedpopup.h"

#include "conditiontext.h"
#include "resourcecatalogue.h"
#include "theme.h"
#include "whenready.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int suggestionsWidth = 340;
constexpr int suggestionHeight = 28;
constexpr int shownLines = 9;
constexpr int typingDelayMs = 120;

enum RelatedColumn { TitleColumn, HintColumn };

/// The key of a row, stored with its title.
QString keyOf(const QTreeWidgetItem &item)
{
    return item.data(TitleColumn, Qt::UserRole).toString();
}

} // namespace

RelatedPopup::RelatedPopup(const FilterContext &filter, QWidget *parent)
    : FilterPopup(filter, parent), m_box(new QLineEdit(this)), m_list(new QTreeWidget(this))
{
    //: Placeholder of a search box; %1 is a plural noun: Type to find orders.
    m_box->setPlaceholderText(
        tr("Type to find %1").arg(findResource(filter.column.linksTo)->plural.text().toLower()));
    m_box->setAccessibleName(tr("Find %1").arg(filter.column.label.text()));
    m_box->setClearButtonEnabled(true);
    buildList();
    column().addWidget(m_box);
    column().addWidget(m_list);

    const auto set = current();
    m_ticked = set && set->kind == Condition::Kind::AnyOf ? set->values : QStringList();
    for (const QString &key : std::as_const(m_ticked))
        m_known.insert(key, {.key = key.toLongLong(),
                             .title = filter.titles.value(relatedName(filter.column.name, key), key)});
    m_typingDelay.setSingleShot(true);
    m_typingDelay.setInterval(typingDelayMs);
    connect(m_box, &QLineEdit::textChanged, &m_typingDelay, qOverload<>(&QTimer::start));
    connect(&m_typingDelay, &QTimer::timeout, this, &RelatedPopup::loadSuggestions);
    connect(m_list, &QTreeWidget::itemChanged, this, &RelatedPopup::applyTicks);
    setFocusProxy(m_box);
    showSuggestions({});
    loadSuggestions();
}

void RelatedPopup::buildList()
{
    m_list->setFixedSize(suggestionsWidth, shownLines * suggestionHeight + 2);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(context().column.label.text());
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(TitleColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(HintColumn, QHeaderView::ResizeToContents);
}

RelatedPopup::~RelatedPopup()
{
    context().source.cancel(m_lane);
}

void RelatedPopup::loadSuggestions()
{
    whenReady(context().source.suggest(m_lane, context().column.linksTo, m_box->text().trimmed()), this,
              [this, requestId = ++m_requestId](const Result<QList<Suggestion>> &found) {
                  if (found && requestId == m_requestId)
                      showSuggestions(*found);
              });
}

/// Ticked rows stay on top, whatever the search text is.
void RelatedPopup::showSuggestions(const QList<Suggestion> &suggestions)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const QString &key : std::as_const(m_ticked))
        addRow(m_known.value(key), true);
    for (const Suggestion &each : suggestions) {
        m_known.insert(QString::number(each.key), each);
        if (!m_ticked.contains(QString::number(each.key)))
            addRow(each, false);
    }
}

void RelatedPopup::addRow(const Suggestion &row, bool ticked)
{
    auto *item = new QTreeWidgetItem(m_list, {row.title, row.hint});
    item->setData(TitleColumn, Qt::UserRole, QString::number(row.key));
    item->setCheckState(TitleColumn, ticked ? Qt::Checked : Qt::Unchecked);
    item->setTextAlignment(HintColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setForeground(HintColumn, colors().muted);
    item->setSizeHint(TitleColumn, QSize(0, suggestionHeight));
}

void RelatedPopup::clearChoice()
{
    const QSignalBlocker blocker(m_list);
    m_ticked.clear();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setCheckState(TitleColumn, Qt::Unchecked);
}

void RelatedPopup::applyTicks()
{
    m_ticked.clear();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem &item = *m_list->topLevelItem(i);
        if (item.checkState(TitleColumn) == Qt::Checked)
            m_ticked.append(keyOf(item));
    }
    for (const QString &key : std::as_const(m_ticked))
        Q_EMIT titleKnown(relatedName(context().column.name, key), m_known.value(key).title);
    if (m_ticked.isEmpty())
        choose(std::nullopt);
    else
        choose(
            Condition{.column = context().column.name, .kind = Condition::Kind::AnyOf, .values = m_ticked});
}

} // namespace meja
