#include "detailpage.h"

#include "emptytext.h"
#include "failuretext.h"
#include "fieldcolumns.h"
#include "fieldgrid.h"
#include "formats.h"
#include "recordheading.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "states.h"
#include "stateview.h"
#include "tokens.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace meja {

namespace {

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

/// The fields get their whole height before the related rows get more than their minimum.
constexpr int formStretch = 1000;

} // namespace

DetailPage::DetailPage(const Resource &resource, qint64 key, const DesktopContext &context, QWidget *parent)
    : RecordPage(resource, key, context, columnsOf(resource, context.session.role), parent)
{
    start(makeBody());
}

QWidget *DetailPage::makeBody()
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeForm(), formStretch);
    if (QWidget *inlines = makeInlines())
        column->addWidget(inlines, 1);
    return body;
}

QWidget *DetailPage::makeForm()
{
    m_form = new QScrollArea(this);
    m_form->setWidgetResizable(true);
    m_form->setFrameShape(QFrame::NoFrame);
    m_form->setFocusPolicy(Qt::NoFocus);
    m_form->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_fields = new FieldColumns(m_form);
    for (const Fieldset &fieldset : resource().fieldsets)
        addFields(fieldset);
    m_form->setWidget(m_fields);
    return m_form;
}

void DetailPage::addFields(const Fieldset &fieldset)
{
    auto *grid = new FieldGrid(fieldset.title, m_fields);
    for (const QString &name : fieldset.columns) {
        if (columns().contains(name))
            grid->addField(*resource().column(name));
    }
    connect(grid, &FieldGrid::openRequested, this, &DetailPage::openRecord);
    m_fields->addGrid(grid);
    m_grids.append(grid);
}

/// The fields take their height, up to half of the page; the related rows take the rest.
void DetailPage::fitForm()
{
    if (m_inlines.isEmpty())
        return;
    const int wanted = m_fields->heightFor(m_form->viewport()->width());
    m_form->setMaximumHeight(std::min(wanted, height() / 2));
}

void DetailPage::resizeEvent(QResizeEvent *event)
{
    RecordPage::resizeEvent(event);
    fitForm();
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
    fitForm();
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
    showTabTexts();
    if (const auto &failure = part.model->failure())
        return part.stateView->showFailed(failureSentence(*failure), failureHint(*failure), tr("Try again"));
    if (part.model->rowCount() == 0)
        return part.stateView->showEmpty(emptyText(part.model->resource()));
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
        if (record() && isState(*column))
            states.append({column, value(name)});
    }
    heading().setStates(states);
    if (m_inlineBar != nullptr)
        m_inlineBar->setAccessibleName(tr("Related records"));
    showTabTexts();
    RecordPage::retranslate();
}

/// A tab shows how many rows it has; `+` if there are more than are loaded.
void DetailPage::showTabTexts()
{
    for (qsizetype i = 0; i < m_inlines.size(); ++i) {
        const RelatedTableModel &model = *m_inlines[i].model;
        const QString title = m_inlines[i].title.text();
        const QString rows =
            valueFormat().number(model.rowCount()) + (model.hasMore() ? QStringLiteral("+") : QString());
        m_inlineBar->setTabText(static_cast<int>(i),
                                model.isSettled() ? QStringLiteral("%1  ·  %2").arg(title, rows) : title);
        m_inlines[i].table->setAccessibleName(title);
    }
}

} // namespace meja
