#include "recordtablemodel.h"

#include "states.h"
#include "whenready.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// A request for rows that are no longer on screen is replaced after this delay. Replacing it immediately
/// would show no rows while the user drags the scroll bar.
constexpr auto replaceDelay = 150ms;
/// A larger distance than one key press can scroll.
constexpr qint64 farRows = 2LL * pageRows;
constexpr auto maxRetryDelay = 10000ms;

QStringList listedColumns(const Resource &resource)
{
    QStringList names;
    for (const Column &column : resource.columns) {
        if (column.listed)
            names.append(column.name);
    }
    return names;
}

QList<const Column *> described(const Resource &resource, const QStringList &names)
{
    QList<const Column *> columns;
    for (const QString &name : names)
        columns.append(resource.column(name));
    return columns;
}

QList<Row> rowsOf(const Page &page)
{
    QList<Row> rows;
    rows.reserve(page.records.size());
    for (const Record &record : page.records)
        rows.append(Row{record});
    return rows;
}

/// The cursor of the next page in the requested direction; empty at the end of the list.
std::optional<Cursor> next(const Page &page, bool upwards)
{
    if (!page.complete && page.resume)
        return page.resume;
    if (!page.hasMore || page.records.isEmpty())
        return std::nullopt;
    return upwards ? page.records.first().cursor : page.records.last().cursor;
}

std::optional<Cursor> firstCursor(const Page &page)
{
    return page.records.isEmpty() ? std::nullopt : std::optional(page.records.first().cursor);
}

ListTop topOf(const Page &page)
{
    ListTop top;
    for (const Record &record : page.records)
        top.keys.insert(record.key);
    if (next(page, false) && !page.records.isEmpty())
        top.end = page.records.last().cursor;
    return top;
}

} // namespace

RecordTableModel::RecordTableModel(RecordSource &source, const Resource &resource, QObject *parent)
    : RowSpan(parent),
      m_source(source),
      m_resource(resource),
      m_columns(listedColumns(resource)),
      m_shownColumns(described(resource, m_columns))
{
    m_replaceTimer.setSingleShot(true);
    connect(&m_replaceTimer, &QTimer::timeout, this, &RecordTableModel::requestNext);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &RecordTableModel::retry);
    m_query.resource = resource.name;
    m_queryColumns = m_columns;
    m_status = currentStatus();
}

RecordTableModel::~RecordTableModel()
{
    m_source.cancel(m_pageLane);
    m_source.cancel(m_countLane);
}

void RecordTableModel::setQuery(const ListQuery &query, const QStringList &columns, const ListPlace &place)
{
    m_query = query;
    m_query.resource = m_resource.name;
    m_queryColumns = columns.isEmpty() ? listedColumns(m_resource) : columns;
    m_keepsRows = false;
    m_window = {place.row, place.row + m_window.last - m_window.first, false};
    requestNewList(place);
}

void RecordTableModel::refresh()
{
    // A query without a result is sent again unchanged.
    if (!m_fresh)
        m_keepsRows = true;
    requestNewList(m_fresh ? m_freshPlace : placeOf(static_cast<int>(m_window.first)));
}

void RecordTableModel::refreshFromTop()
{
    if (!m_fresh)
        m_keepsRows = true;
    m_window = {0, m_window.last - m_window.first, false};
    requestNewList({});
}

void RecordTableModel::requestNewList(const ListPlace &place)
{
    m_freshPlace = place;
    m_fresh = true;
    m_stopped = false;
    m_error.reset();
    m_tries = 0;
    m_retryTimer.stop();
    ++m_generation;
    requestFirstRows();
}

void RecordTableModel::requestFirstRows()
{
    requestPage(m_freshPlace.before ? PageFetch{PageFetch::Kind::Place, m_freshPlace.row, m_freshPlace.before}
                                    : PageFetch{});
    m_source.cancel(m_countLane);
    m_lengthRequested = false;
    m_isMeasured = m_keepsRows;
    updateStatus();
}

void RecordTableModel::showPlace(const ListPlace &place)
{
    if (!place.before)
        return;
    m_window = {place.row, place.row + m_window.last - m_window.first, false};
    if (m_fresh)
        return requestNewList(place);
    requestPage({PageFetch::Kind::Place, place.row, place.before});
    updateStatus();
}

ListPlace RecordTableModel::placeOf(int row) const
{
    const Row *before = rows().at(row - 1);
    return before ? ListPlace{row, before->record.cursor} : ListPlace{};
}

void RecordTableModel::ensureVisible(int first, int last)
{
    if (m_window.first != first)
        m_window.upwards = first < m_window.first;
    m_hasJumped = m_hasJumped || std::abs(m_window.first - first) > farRows;
    m_window.first = first;
    m_window.last = last;
    requestNext();
    updateStatus();
}

void RecordTableModel::retry()
{
    m_retryTimer.stop();
    m_error.reset();
    m_fresh ? requestFirstRows() : requestNext();
    updateStatus();
}

void RecordTableModel::stop()
{
    m_stopped = true;
    m_incomplete = false;
    ++m_requestNumber;
    m_pending.reset();
    m_source.cancel(m_pageLane);
    if (m_fresh)
        startList();
    updateStatus();
}

void RecordTableModel::resume()
{
    m_stopped = false;
    m_incomplete = isGrowing();
    requestNext();
    updateStatus();
}

void RecordTableModel::requestPage(const PageFetch &wanted)
{
    m_pending = wanted;
    m_hasJumped = false;
    m_pendingSince.start();
    const bool upwards = wanted.kind == PageFetch::Kind::Before || wanted.kind == PageFetch::Kind::Last;
    const PageRequest request{.query = m_query,
                              .columns = m_queryColumns,
                              .from = wanted.from,
                              .direction = upwards ? PageRequest::Direction::Backward
                                                   : PageRequest::Direction::Forward,
                              .limit = pageRows,
                              .isPrefetch = wanted.isPrefetch};
    const auto current = [this, number = ++m_requestNumber] { return number == m_requestNumber; };
    if (wanted.kind == PageFetch::Kind::Jump) {
        whenReady(m_source.jump(m_pageLane, request, wanted.position, length()), this,
                  [this, wanted, current](const Result<RecordSource::Jump> &result) {
                      if (current())
                          takeJump(wanted, result);
                  });
        return;
    }
    whenReady(m_source.page(m_pageLane, request), this, [this, wanted, current](const Result<Page> &result) {
        if (current())
            take(wanted, result);
    });
}

void RecordTableModel::requestNext()
{
    if (m_fresh || m_error)
        return;
    if (m_pending && !isReplaceable())
        return;
    const Extent extent{length(), isGrowing() && !m_stopped, m_incomplete};
    const auto next = planPage(rows(), m_window, extent);
    const bool isAsked =
        next && m_pending && next->kind == m_pending->kind && next->position == m_pending->position;
    if (next && !isAsked)
        requestPage(*next);
}

/// Whether the pending page is no longer needed and its delay has passed. A prefetched page is replaced
/// immediately after a jump.
bool RecordTableModel::isReplaceable()
{
    if (m_pending->isNear(m_window) || m_pending->kind == PageFetch::Kind::Place)
        return false;
    if (m_pending->isPrefetch && m_hasJumped)
        return true;
    const auto waited = std::chrono::milliseconds(m_pendingSince.elapsed());
    if (waited < replaceDelay)
        m_replaceTimer.start(replaceDelay - waited);
    return waited >= replaceDelay;
}

void RecordTableModel::take(const PageFetch &requested, const Result<Page> &result)
{
    m_pending.reset();
    if (!result)
        return takeFailure(result.error());
    m_tries = 0;
    const bool isPastTheEnd = requested.kind == PageFetch::Kind::Place && result->records.isEmpty();
    if (isPastTheEnd) {
        requestPage(m_fresh ? PageFetch{} : PageFetch{PageFetch::Kind::Last, length()});
        return;
    }
    m_incomplete = !result->complete && !m_stopped;
    m_progress = result->progress;
    if (m_fresh) {
        startList();
        setGrowing(requested.kind == PageFetch::Kind::First && !result->complete);
    }
    put(requested, *result);
    requestLength();
    requestNext();
    updateStatus();
}

void RecordTableModel::takeJump(const PageFetch &requested, const Result<RecordSource::Jump> &result)
{
    m_pending.reset();
    if (!result)
        return takeFailure(result.error());
    m_tries = 0;
    const Page &page = result->page;
    if (page.records.isEmpty()) {
        shorten(requested.position);
    } else {
        const bool exact = result->exactPosition && result->position <= m_window.last &&
                           result->position + page.records.size() > m_window.first;
        const qint64 first = exact ? result->position : requested.position;
        putSegment({first, rowsOf(page), firstCursor(page), next(page, false), exact});
        bound(maxRowsInMemory, m_window.first, m_window.last);
    }
    requestNext();
    updateStatus();
}

void RecordTableModel::takeFailure(const Error &error)
{
    m_error = error;
    m_incomplete = false;
    if (m_fresh && !m_keepsRows) {
        beginResetModel();
        clearAll();
        endResetModel();
    }
    if (error.kind == ErrorKind::Unavailable) {
        m_retryTimer.start(std::min(maxRetryDelay, 1000ms * (1 << std::min(m_tries, 4))));
        ++m_tries;
    }
    updateStatus();
}

/// Prepares for the first rows of the newest query.
void RecordTableModel::startList()
{
    m_fresh = false;
    m_top.reset();
    setGrowing(false);
    if (m_keepsRows && m_columns == m_queryColumns)
        return clearRows();
    beginResetModel();
    clearAll();
    m_columns = m_queryColumns;
    m_shownColumns = described(m_resource, m_columns);
    endResetModel();
}

void RecordTableModel::put(const PageFetch &requested, const Page &page)
{
    switch (requested.kind) {
    case PageFetch::Kind::First:
        if (page.complete || !page.records.isEmpty())
            m_top = topOf(page);
        putSegment({0, rowsOf(page), std::nullopt, next(page, false), true});
        break;
    case PageFetch::Kind::Last: {
        const auto before = next(page, true);
        const qint64 first = before ? std::max<qint64>(length() - page.records.size(), 1) : 0;
        putSegment({first, rowsOf(page), before, std::nullopt, isLengthExact() || !before});
        break;
    }
    case PageFetch::Kind::After:
        append(*requested.from, rowsOf(page), next(page, false));
        break;
    case PageFetch::Kind::Before:
        prepend(*requested.from, rowsOf(page), next(page, true));
        break;
    case PageFetch::Kind::Place:
        putSegment(
            {placeFor(page, requested.position), rowsOf(page), firstCursor(page), next(page, false), false});
        Q_EMIT placed(static_cast<int>(rowOf(page.records.first().key).value_or(requested.position)));
        break;
    case PageFetch::Kind::Jump:
        Q_UNREACHABLE();
    }
    bound(maxRowsInMemory, m_window.first, m_window.last);
}

/// The position of a page whose cursor is known and whose row number is an estimate. A row in memory has a
/// better position, and the page must not end after the end of the list.
qint64 RecordTableModel::placeFor(const Page &page, qint64 estimate) const
{
    for (qsizetype i = 0; i < page.records.size(); ++i) {
        const auto row = rowOf(page.records[i].key);
        if (row && isExactAt(*row) && *row >= i)
            return *row - i;
    }
    if (!isLengthExact())
        return estimate;
    return std::clamp<qint64>(estimate, 0, std::max<qint64>(0, length() - page.records.size()));
}

QList<qint64> RecordTableModel::keysOnScreen() const
{
    QList<qint64> keys;
    for (qint64 row = m_window.first; row <= m_window.last; ++row) {
        if (const Row *found = rows().at(row))
            keys.append(found->record.key);
    }
    return keys;
}

/// Requests the number of rows after the first rows have arrived.
void RecordTableModel::requestLength()
{
    if (m_fresh || isLengthExact() || isGrowing() || std::exchange(m_lengthRequested, true))
        return;
    m_keepsRows ? requestCount() : requestEstimate();
}

void RecordTableModel::requestEstimate()
{
    whenReady(m_source.estimate(m_countLane, m_query), this,
              [this, generation = m_generation](const Result<Count> &estimate) {
                  if (generation != m_generation)
                      return;
                  m_isMeasured = true;
                  if (estimate)
                      applyCount(*estimate);
                  if (!isLengthExact())
                      requestCount();
                  requestNext();
                  updateStatus();
              });
}

void RecordTableModel::requestCount()
{
    whenReady(m_source.count(m_countLane, m_query), this,
              [this, generation = m_generation](const Result<Count> &count) {
                  if (generation != m_generation || !count)
                      return;
                  applyCount(*count);
                  requestNext();
                  updateStatus();
              });
}

void RecordTableModel::retranslate()
{
    m_format = ValueFormat();
    clearShownTexts();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, std::max(0, columnCount() - 1));
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordTableModel::updateStatus()
{
    const ListStatus status = currentStatus();
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

ListStatus RecordTableModel::currentStatus() const
{
    return {.loadState = currentLoadState(),
            .loading = m_fresh && !m_error,
            .rows = foundRows(),
            .exactRows = isLengthExact(),
            .measured = isLengthExact() || isGrowing() || m_isMeasured,
            .exactPositions = isExactAt(m_window.first),
            .growing = isGrowing(),
            .searching = m_incomplete,
            .stopped = m_stopped,
            .progress = m_incomplete || m_stopped ? m_progress : 1.0,
            .error = m_error};
}

/// While a search runs, the rows found so far: the length may still be that of the list before.
qint64 RecordTableModel::foundRows() const
{
    if (!isGrowing())
        return length();
    const auto &segments = rows().segments();
    return segments.isEmpty() ? 0 : segments.last().end();
}

LoadState RecordTableModel::currentLoadState() const
{
    if (length() > 0)
        return LoadState::Filled;
    if (m_error)
        return LoadState::Failed;
    return m_fresh || m_incomplete ? LoadState::Loading : LoadState::Empty;
}

const Column *RecordTableModel::columnAt(int section) const
{
    return m_shownColumns.value(section);
}

const Record *RecordTableModel::record(int row) const
{
    const Row *found = rows().at(row);
    return found ? &found->record : nullptr;
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    const bool answered = role == Qt::DisplayRole || role == recordrole::Repeats ||
                          (role >= recordrole::Loaded && role <= recordrole::ChoiceTone);
    const Row *row = answered && index.isValid() ? rows().at(index.row()) : nullptr;
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == recordrole::Loaded)
        return row != nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shownText(*row, index.column());
    case recordrole::Key:
        return row->record.key;
    case recordrole::Raw:
        return row->record.values.value(index.column());
    case recordrole::LinkKey:
        return linkKey(*row, index.column());
    case recordrole::Repeats:
        return repeatsState(*row, index.column());
    default:
        return tone(*row, index.column());
    }
}

const QString &RecordTableModel::shownText(const Row &row, int section) const
{
    if (row.shown.isEmpty()) {
        for (qsizetype i = 0; i < m_shownColumns.size(); ++i)
            row.shown.append(
                m_format.text(*m_shownColumns[i], row.record.values.value(i), ValueFormat::Form::Short));
    }
    return row.shown[section];
}

QVariant RecordTableModel::linkKey(const Row &row, int section) const
{
    const QString key = row.record.linkKeys.value(section);
    if (!key.isEmpty())
        return key.toLongLong();
    const bool opens = opensItsRecord(m_resource, *m_shownColumns[section]);
    return opens && !row.record.values.value(section).isEmpty() ? QVariant(row.record.key) : QVariant();
}

QVariant RecordTableModel::tone(const Row &row, int section) const
{
    const Column &column = *m_shownColumns[section];
    const Choice *choice = isState(column) ? column.choice(row.record.values.value(section)) : nullptr;
    return choice ? QVariant(static_cast<int>(choice->tone)) : QVariant();
}

bool RecordTableModel::repeatsState(const Row &row, int section) const
{
    const auto valueOf = [&](QLatin1StringView name) {
        for (qsizetype i = 0; i < m_shownColumns.size(); ++i) {
            if (m_shownColumns[i]->name == name)
                return row.record.values.value(i);
        }
        return QString();
    };
    return m_shownColumns[section]->name == QLatin1String("payment_status") &&
           repeatsOrderStatus(row.record.values.value(section), valueOf(QLatin1StringView("status")));
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const Column *column = orientation == Qt::Horizontal ? columnAt(section) : nullptr;
    if (!column)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return column->label.text();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (column->isNumeric() ? Qt::AlignRight : Qt::AlignLeft));
    case recordrole::Name:
        return column->name;
    case recordrole::Type:
        return static_cast<int>(column->type);
    case recordrole::Sortable:
        return column->sortable;
    case recordrole::LinksTo:
        return opensItsRecord(m_resource, *column) ? m_resource.name : column->linksTo;
    default:
        return {};
    }
}

} // namespace meja
