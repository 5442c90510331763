#include "detailpage.h"

#include "faces.h"
#include "failuretext.h"
#include "fieldgrid.h"
#include "formats.h"
#include "recordheading.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "theme.h"
#include "tokens.h"
#include "whenready.h"

#include <QKeyEvent>
#include <QPainter>
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

/// What an inline shows: what the list shows by default, without the column that names our record.
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

DetailPage::DetailPage(const Resource &resource, qint64 key, const DeskContext &context, QWidget *parent)
    : DeskPage(parent),
      m_resource(resource),
      m_key(key),
      m_context(context),
      m_names(columnsOf(resource, context.session.role)),
      m_heading(new RecordHeading(resource, this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_faces = new Faces(makeBody(), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_faces, 1);
    connect(m_faces, &Faces::retryRequested, this, &DetailPage::refresh);
    retranslate();
    refresh();
}

DetailPage::~DetailPage()
{
    m_context.source.cancel(m_lane);
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
    auto *sheet = new QWidget(scroll);
    sheet->setBackgroundRole(QPalette::Base);
    sheet->setAutoFillBackground(true);
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(space::l, space::m, space::l, space::l);
    columns->setSpacing(2 * space::xl);
    QList<QVBoxLayout *> stacks;
    for (int i = 0; i < (wide ? 2 : 1); ++i) {
        stacks.append(new QVBoxLayout);
        stacks.last()->setSpacing(space::l);
        columns->addLayout(stacks.last(), 1);
    }
    qsizetype next = 0;
    for (const Fieldset &fieldset : m_resource.fieldsets)
        addFields(stacks[next++ % stacks.size()], fieldset);
    for (QVBoxLayout *stack : stacks)
        stack->addStretch();
    scroll->setWidget(sheet);
    return scroll;
}

void DetailPage::addFields(QVBoxLayout *column, const Fieldset &fieldset)
{
    auto *grid = new FieldGrid(fieldset.title, this);
    for (const QString &name : fieldset.columns) {
        if (m_names.contains(name))
            grid->addField(*m_resource.column(name));
    }
    connect(grid, &FieldGrid::openRequested, this, &DetailPage::openRecord);
    column->addWidget(grid);
    m_grids.append(grid);
}

QWidget *DetailPage::makeInlines()
{
    auto *sheet = new QWidget(this);
    m_inlineBar = new QTabBar(sheet);
    m_inlineStack = new QStackedWidget(sheet);
    m_inlineBar->setDrawBase(false);
    m_inlineBar->setExpanding(false);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_inlineBar);
    column->addWidget(m_inlineStack, 1);
    for (const Inline &description : m_resource.inlines)
        addInline(description);
    connect(m_inlineBar, &QTabBar::currentChanged, m_inlineStack, &QStackedWidget::setCurrentIndex);
    if (!m_inlines.isEmpty())
        return sheet;
    delete sheet;
    m_inlineBar = nullptr;
    m_inlineStack = nullptr;
    return nullptr;
}

void DetailPage::addInline(const Inline &description)
{
    const Resource *resource = findResource(description.resource);
    if (!resource || !resource->isOpenTo(m_context.session.role))
        return;
    auto *model =
        new RelatedTableModel(m_context.source, *resource, description.column,
                              inlineColumns(*resource, description.column), m_context.session.role, this);
    auto *table = new RelatedTable(model, m_inlineStack);
    auto *faces = new Faces(table, m_inlineStack);
    const InlinePart part{description.title, model, table, faces};
    connect(table, &RelatedTable::openRequested, this, &DetailPage::openRecord);
    connect(model, &RelatedTableModel::settled, this, [this, part] { showInline(part); });
    connect(faces, &Faces::retryRequested, model, &RelatedTableModel::refresh);
    m_inlineBar->addTab(description.title.text());
    m_inlineStack->addWidget(faces);
    m_inlines.append(part);
}

QString DetailPage::title() const
{
    const QString name = m_record ? m_record->values.value(0) : QString();
    const Column *column = m_resource.column(m_names.constFirst());
    if (!name.isEmpty() && column->type == ValueType::RecordName)
        return valueFormat().text(*column, name);
    return name.isEmpty() ? QStringLiteral("%1 %2").arg(m_resource.singular.text()).arg(m_key) : name;
}

void DetailPage::refresh()
{
    if (!m_record)
        m_faces->showLoading(tr("Reading…"));
    ask();
    for (const InlinePart &part : std::as_const(m_inlines)) {
        part.faces->showLoading(tr("Reading…"));
        part.model->showRowsOf(m_key);
    }
}

void DetailPage::ask()
{
    m_loading = true;
    whenReady(m_context.source.record(m_lane, m_resource.name, m_key, m_names), this,
              [this](const Result<Record> &record) { take(record); });
}

void DetailPage::take(const Result<Record> &record)
{
    if (!record && record.error().kind == ErrorKind::Cancelled)
        return;
    m_loading = false;
    if (!record) {
        m_failure = record.error();
        return retranslate();
    }
    m_failure.reset();
    m_record = *record;
    for (FieldGrid *grid : std::as_const(m_grids))
        grid->showRecord(*record, m_names, m_context.session.role);
    m_faces->showFilled();
    retranslate();
    Q_EMIT titleChanged();
}

void DetailPage::showInline(const InlinePart &part)
{
    if (const auto &failure = part.model->failure())
        return part.faces->showFailed(failureSentence(*failure), failureHint(*failure), tr("Try again"));
    if (part.model->rowCount() == 0)
        return part.faces->showEmpty(tr("Nothing here"));
    part.faces->showFilled();
}

bool DetailPage::isSettled() const
{
    return !m_loading && std::all_of(m_inlines.cbegin(), m_inlines.cend(),
                                     [](const InlinePart &part) { return part.model->isSettled(); });
}

void DetailPage::openRecord(const QString &resource, qint64 key)
{
    Q_EMIT openRequested(PageAddress{resource, key});
}

void DetailPage::retranslate()
{
    QList<std::pair<const Column *, QString>> states;
    for (qsizetype i = 0; m_record && i < m_names.size(); ++i) {
        const Column *column = m_resource.column(m_names[i]);
        if (column->type == ValueType::Choice && column->name.endsWith(QLatin1String("status")))
            states.append({column, m_record->values.value(i)});
    }
    m_heading->setName(title());
    m_heading->setStates(states);
    m_heading->setNote(m_record ? tr("Read only") : QString());
    for (qsizetype i = 0; i < m_inlines.size(); ++i)
        m_inlineBar->setTabText(static_cast<int>(i), m_inlines[i].title.text());
    if (!m_failure)
        return;
    m_faces->showFailed(failureSentence(*m_failure), failureHint(*m_failure),
                        m_failure->kind == ErrorKind::NotFound ? QString() : tr("Try again"));
}

void DetailPage::changeEvent(QEvent *event)
{
    DeskPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DetailPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        DeskPage::keyPressEvent(event);
}

void DetailPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
}

} // namespace meja
