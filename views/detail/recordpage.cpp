#include "recordpage.h"

#include "failuretext.h"
#include "formats.h"
#include "freshnesslabel.h"
#include "onelinetext.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "recordactions.h"
#include "recordheading.h"
#include "relatedchanges.h"
#include "stateview.h"
#include "theme.h"
#include "whenready.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// Changes that arrive within this time are read together.
constexpr auto collectTime = 1000ms;

} // namespace

RecordPage::RecordPage(const Resource &resource, qint64 key, const DesktopContext &context,
                       QStringList columns, QWidget *parent)
    : DesktopPage(parent),
      m_resource(resource),
      m_key(key),
      m_context(context),
      m_columns(std::move(columns)),
      m_heading(new RecordHeading(resource, this)),
      m_changedFields(new PlainLabel(m_heading)),
      m_freshness(new FreshnessLabel(context.changes, m_heading))
{
    setFocusPolicy(Qt::ClickFocus);
    m_changedFields->setObjectName(QStringLiteral("changed-fields"));
    m_changedFields->setMinimumWidth(1); // A long list must not widen the window.
    m_heading->addAtEnd(m_changedFields);
    m_heading->addAtEnd(m_freshness);
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(collectTime);
    connect(&m_changeTimer, &QTimer::timeout, this, &RecordPage::readChanges);
    if (context.changes)
        connect(context.changes, &ChangeFeed::changed, this, &RecordPage::collect);
}

RecordPage::~RecordPage()
{
    m_context.source.cancel(m_lane);
}

void RecordPage::start(QWidget *body)
{
    m_stateView = new StateView(body, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_stateView, 1);
    connect(m_stateView, &StateView::retryRequested, this, &RecordPage::refresh);
    connect(m_heading, &RecordHeading::backRequested, this, &RecordPage::backRequested);
    connect(this, &RecordPage::returnTitleChanged, m_heading,
            [this] { m_heading->setReturnTitle(returnTitle()); });
    connect(&m_heading->actions(), &RecordActions::refreshRequested, this, &RecordPage::refresh);
    connect(&m_heading->actions(), &RecordActions::linkRequested, this, &RecordPage::copyLink);
    connect(&m_heading->actions(), &RecordActions::previousRequested, this, &RecordPage::previousRequested);
    connect(&m_heading->actions(), &RecordActions::nextRequested, this, &RecordPage::nextRequested);
    retranslate();
    refresh();
}

QString RecordPage::title() const
{
    const Column *column = m_resource.column(m_columns.constFirst());
    const bool isNumbered = value(column->name).isEmpty() || column->type == ValueType::Key;
    return isNumbered ? QStringLiteral("%1 %2").arg(m_resource.singular.text(), recordName()) : recordName();
}

/// The name without the kind of the record, which the heading shows before it.
QString RecordPage::recordName() const
{
    const Column *column = m_resource.column(m_columns.constFirst());
    const QString name = value(column->name);
    if (name.isEmpty())
        return QString::number(m_key);
    return column->type == ValueType::RecordName ? valueFormat().text(*column, name) : oneLineText(name);
}

QString RecordPage::value(const QString &column) const
{
    return m_record ? m_record->values.value(m_columns.indexOf(column)) : QString();
}

void RecordPage::refresh()
{
    m_opened.reset();
    m_followsChange = false;
    if (!m_record)
        m_stateView->showLoading(tr("Loading…"));
    load();
    refreshParts();
}

void RecordPage::showEvent(QShowEvent *event)
{
    DesktopPage::showEvent(event);
    if (!m_pending.isEmpty())
        m_changeTimer.start();
}

void RecordPage::collect(const RowChanges &changes)
{
    m_pending.unite(changes);
    if (isVisible() && !m_changeTimer.isActive())
        m_changeTimer.start();
}

void RecordPage::readChanges()
{
    if (!isVisible())
        return;
    if (!isSettled()) // What is being read may be older than the changes.
        return m_changeTimer.start();
    const RowChanges changes = std::exchange(m_pending, {});
    m_followsChange = true;
    if (concernsRecord(changes))
        load();
    takeChanges(changes);
}

bool RecordPage::concernsRecord(const RowChanges &changes) const
{
    if (!m_record || changes.hasUnknownRows(m_resource.table) ||
        changes.keys(m_resource.table).contains(m_key))
        return true;
    QList<const Column *> columns;
    for (const QString &name : m_columns)
        columns.append(m_resource.column(name));
    return showsRelatedRow(*m_record, columns, m_resource, changes);
}

/// Names the changed fields in the heading, because some of them are not shown as fields.
void RecordPage::showChanges()
{
    QStringList labels;
    for (qsizetype i = 0; m_record && m_opened && i < m_columns.size(); ++i) {
        if (m_record->values.value(i) != m_opened->values.value(i))
            labels.append(m_resource.column(m_columns[i])->label.text());
    }
    m_changedFields->setVisible(!labels.isEmpty());
    m_changedFields->setText(tr("Changed: %1").arg(labels.join(QStringLiteral(", "))));
    setPlainToolTip(m_changedFields, tr("Changed since you opened this page. Refresh to clear the marks."));
    if (m_record && m_opened)
        markChanges(*m_record, *m_opened);
}

bool RecordPage::isSettled() const
{
    return !m_loading && arePartsSettled();
}

void RecordPage::load()
{
    m_loading = true;
    whenReady(m_context.source.record(m_lane, m_resource.name, m_key, m_columns), this,
              [this](const Result<Record> &record) { showResult(record); });
}

void RecordPage::showResult(const Result<Record> &record)
{
    if (!record && record.error().kind == ErrorKind::Cancelled)
        return;
    m_loading = false;
    if (!record && m_record && m_followsChange && record.error().kind == ErrorKind::Unavailable)
        return;
    if (!record) {
        m_failure = record.error();
        return retranslate();
    }
    m_failure.reset();
    m_record = *record;
    if (!m_opened)
        m_opened = m_record;
    m_freshness->setReadNow();
    m_stateView->showFilled();
    showRecord(*m_record);
    retranslate();
    Q_EMIT titleChanged();
}

void RecordPage::setNeighbours(bool previous, bool next)
{
    m_heading->actions().setNeighbours(previous, next);
}

/// Colleagues know an order by its number, every other record by its key only.
void RecordPage::copyLink() const
{
    const bool isOrder = m_resource.name == QLatin1String("orders") && m_record;
    QGuiApplication::clipboard()->setText(
        QStringLiteral("meja://%1/%2").arg(m_resource.name, isOrder ? recordName() : QString::number(m_key)));
}

void RecordPage::openRecord(const QString &resource, qint64 key)
{
    Q_EMIT openRequested(PageAddress{resource, key});
}

void RecordPage::retranslate()
{
    m_heading->setName(recordName());
    setAccessibleName(title());
    showChanges();
    if (m_failure)
        m_stateView->showFailed(failureSentence(*m_failure), failureHint(*m_failure),
                                m_failure->kind == ErrorKind::NotFound ? QString() : tr("Try again"));
}

void RecordPage::changeEvent(QEvent *event)
{
    DesktopPage::changeEvent(event);
    const bool hasStarted = m_stateView != nullptr;
    if (hasStarted && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange))
        retranslate();
}

void RecordPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        DesktopPage::keyPressEvent(event);
}

void RecordPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
}

} // namespace meja
