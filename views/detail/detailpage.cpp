#include "detailpage.h"

#include "failuretext.h"
#include "fieldgrid.h"
#include "recordheading.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "stateview.h"
#include "tokens.h"

#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int formWidth = 420;

QStringList columnsOf(const Resource &resource, Role role)
{
    QStringList names{resource.titleColumn};
    for (const Fieldset &fieldset : resource.fieldsets) {
        for (const QString &name : fieldset.columns) {
            const Column *column = resource.column(name);
            if (column && column->isOpenTo(role) && !names.contains(name))
                names.append(name);
        }
    }
    return names;
}

/// The columns of a related table: those that the list shows by default, without the link to this record.
QStringList inlineColumns(const Resource &resource, const QString &parentColumn)
{
    QStringList names;
    for (const Column &column : resource.columns) {
        if (column.listed && column.name != parentColumn)
            names.append(column.name);
    }
    return names;
}

} // namespace

DetailPage::DetailPage(const Resource &resource, qint64 key, const DesktopContext &context, QWidget *parent)
    : RecordPage(resource, key, context, columnsOf(resource, context.session.role), parent)
{
    start(makeBody());
}

QWidget *DetailPage::makeBody()
{
    QWidget *inlines = makeInlines();
    QWidget *form = makeForm(inlines == nullptr);
    if (!inlines)
        return form;
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(form);
    split->addWidget(inlines);
    split->setSizes({formWidth, 750});
    split->setStretchFactor(1, 1);
    return split;
}

QWidget *DetailPage::makeForm(bool wide)
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(space::l, space::m, space::l, space::l);
    columns->setSpacing(2 * space::xl);
    QList<QVBoxLayout *> stacks;
    for (int i = 0; i < (wide ? 2 : 1); ++i) {
        stacks.append(new QVBoxLayout);
        stacks.last()->setSpacing(space::l);
        columns->addLayout(stacks.last(), 1);
    }
    qsizetype next = 0;
    for (const Fieldset &fieldset : resource().fieldsets)
        addFields(stacks[next++ % stacks.size()], fieldset);
    for (QVBoxLayout *stack : stacks)
        stack->addStretch();
    scroll->setWidget(content);
    return scroll;
}

void DetailPage::addFields(QVBoxLayout *column, const Fieldset &fieldset)
{
    auto *grid = new FieldGrid(fieldset.title, this);
    for (const QString &name : fieldset.columns) {
        if (columns().contains(name))
            grid->addField(*resource().column(name));
    }
    connect(grid, &FieldGrid::openRequested, this, &DetailPage::openRecord);
    column->addWidget(grid);
    m_grids.append(grid);
}

QWidget *DetailPage::makeInlines()
{
    auto *content = new QWidget(this);
    m_inlineBar = new QTabBar(content);
    m_inlineStack = new QStackedWidget(content);
    m_inlineBar->setDrawBase(false);
    m_inlineBar->setExpanding(false);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_inlineBar);
    column->addWidget(m_inlineStack, 1);
    for (const Inline &description : resource().inlines)
        addInline(description);
    connect(m_inlineBar, &QTabBar::currentChanged, m_inlineStack, &QStackedWidget::setCurrentIndex);
    if (!m_inlines.isEmpty())
        return content;
    delete content;
    m_inlineBar = nullptr;
    m_inlineStack = nullptr;
    return nullptr;
}

void DetailPage::addInline(const Inline &description)
{
    const Resource *rows = findResource(description.resource);
    if (!rows || !rows->isOpenTo(context().session.role))
        return;
    auto *model =
        new RelatedTableModel(context().source, *rows, description.column,
                              inlineColumns(*rows, description.column), context().session.role, this);
    auto *table = new RelatedTable(model, m_inlineStack);
    auto *stateView = new StateView(table, m_inlineStack);
    const RelatedPart part{description.title, model, table, stateView};
    connect(table, &RelatedTable::openRequested, this, &DetailPage::openRecord);
    connect(model, &RelatedTableModel::settled, this, [this, part] { showInline(part); });
    connect(stateView, &StateView::retryRequested, model, &RelatedTableModel::refresh);
    m_inlineBar->addTab(description.title.text());
    m_inlineStack->addWidget(stateView);
    m_inlines.append(part);
}

void DetailPage::refreshParts()
{
    for (const RelatedPart &part : std::as_const(m_inlines)) {
        part.stateView->showLoading(tr("Loading…"));
        part.model->showRowsOf(key());
    }
}

void DetailPage::showRecord(const Record &record)
{
    for (FieldGrid *grid : std::as_const(m_grids))
        grid->showRecord(record, columns(), context().session.role);
}

void DetailPage::takeChanges(const RowChanges &changes)
{
    for (const RelatedPart &part : std::as_const(m_inlines))
        part.model->take(changes);
}

void DetailPage::markChanges(const Record &record, const Record &opened)
{
    for (FieldGrid *grid : std::as_const(m_grids))
        grid->markChanges(record, opened, columns());
}

void DetailPage::showInline(const RelatedPart &part)
{
    if (const auto &failure = part.model->failure())
        return part.stateView->showFailed(failureSentence(*failure), failureHint(*failure), tr("Try again"));
    if (part.model->rowCount() == 0)
        return part.stateView->showEmpty(tr("No %1 yet").arg(part.title.text().toLower()));
    part.stateView->showFilled();
}

bool DetailPage::arePartsSettled() const
{
    return std::all_of(m_inlines.cbegin(), m_inlines.cend(),
                       [](const RelatedPart &part) { return part.model->isSettled(); });
}

void DetailPage::retranslate()
{
    QList<std::pair<const Column *, QString>> states;
    for (const QString &name : columns()) {
        const Column *column = resource().column(name);
        if (record() && column->type == ValueType::Choice && name.endsWith(QLatin1String("status")))
            states.append({column, value(name)});
    }
    heading().setStates(states);
    heading().setNote(record() ? tr("Read only") : QString());
    if (m_inlineBar != nullptr)
        m_inlineBar->setAccessibleName(tr("Related records"));
    for (qsizetype i = 0; i < m_inlines.size(); ++i) {
        m_inlineBar->setTabText(static_cast<int>(i), m_inlines[i].title.text());
        m_inlines[i].table->setAccessibleName(m_inlines[i].title.text());
    }
    RecordPage::retranslate();
}

} // namespace meja
