#include "recordtablemodel.h"

#include "whenready.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// An answer nobody looks at any more may take this long before a newer question replaces it;
/// replacing it at once would show nothing at all while a scroll bar is dragged.
constexpr auto kPatience = 150ms;
/// Farther than a key leads at once.
constexpr qint64 kFarRows = 2LL * kPageRows;
constexpr auto kLongestRetry = 10000ms;

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

/// Where the walk in the asked direction goes on; none at the end of the list.
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

} // namespace

RecordTableModel::RecordTableModel(RecordSource &source, const Resource &resource, QObject *parent)
    : RowSpan(parent),
      m_source(source),
      m_resource(resource),
      m_columns(listedColumns(resource)),
      m_shownColumns(described(resource, m_columns))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &RecordTableModel::askNext);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &RecordTableModel::retry);
    m_query.resource = resource.name;
    m_askedColumns = m_columns;
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
    m_askedColumns = columns.isEmpty() ? listedColumns(m_resource) : columns;
    m_keepsRows = false;
    m_window = {place.row, place.row + m_window.last - m_window.first, false};
    askFresh(place);
}

void RecordTableModel::refresh()
{
    // Unanswered, the newest question is asked again as it was.
    if (!m_fresh)
        m_keepsRows = true;
    askFresh(m_fresh ? m_freshPlace : placeOf(static_cast<int>(m_window.first)));
}

void RecordTableModel::askFresh(const ListPlace &place)
{
    m_freshPlace = place;
    m_fresh = true;
    m_stopped = false;
    m_error.reset();
    m_tries = 0;
    m_retryTimer.stop();
    ++m_generation;
    askFirstRows();
}

void RecordTableModel::askFirstRows()
{
    const bool atPlace = m_freshPlace.row > 0 && m_freshPlace.before;
    ask(atPlace ? PageAsk{PageAsk::Kind::Place, m_freshPlace.row, m_freshPlace.before} : PageAsk{});
    m_source.cancel(m_countLane);
    m_lengthAsked = false;
    m_isMeasured = m_keepsRows;
    announce();
}

void RecordTableModel::showPlace(const ListPlace &place)
{
    if (m_fresh || !place.before)
        return;
    m_window = {place.row, place.row + m_window.last - m_window.first, false};
    ask({PageAsk::Kind::Place, place.row, place.before});
    announce();
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
    m_hasJumped = m_hasJumped || std::abs(m_window.first - first) > kFarRows;
    m_window.first = first;
    m_window.last = last;
    askNext();
    announce();
}

void RecordTableModel::retry()
{
    m_retryTimer.stop();
    m_error.reset();
    m_fresh ? askFirstRows() : askNext();
    announce();
}

void RecordTableModel::stop()
{
    m_stopped = true;
    m_incomplete = false;
    ++m_askNumber;
    m_asked.reset();
    m_source.cancel(m_pageLane);
    if (m_fresh)
        startList();
    announce();
}

void RecordTableModel::resume()
{
    m_stopped = false;
    m_incomplete = isGrowing();
    askNext();
    announce();
}

void RecordTableModel::ask(const PageAsk &wanted)
{
    m_asked = wanted;
    m_hasJumped = false;
    m_askedSince.start();
    const bool upwards = wanted.kind == PageAsk::Kind::Before || wanted.kind == PageAsk::Kind::Last;
    const PageRequest request{.query = m_query,
                              .columns = m_askedColumns,
                              .from = wanted.from,
                              .direction = upwards ? PageRequest::Direction::Backward
                                                   : PageRequest::Direction::Forward,
                              .limit = kPageRows,
                              .isAhead = wanted.isAhead};
    const auto current = [this, number = ++m_askNumber] { return number == m_askNumber; };
    if (wanted.kind == PageAsk::Kind::Jump) {
        whenReady(m_source.jump(m_pageLane, request, wanted.position, length()), this,
                  [this, wanted, current](const Result<RecordSource::Jump> &answer) {
                      if (current())
                          takeJump(wanted, answer);
                  });
        return;
    }
    whenReady(m_source.page(m_pageLane, request), this, [this, wanted, current](const Result<Page> &answer) {
        if (current())
            take(wanted, answer);
    });
}

void RecordTableModel::askNext()
{
    if (m_fresh || m_error)
        return;
    if (m_asked && !isReplaceable())
        return;
    const Extent extent{length(), isGrowing() && !m_stopped, m_incomplete};
    const auto next = planPage(rows(), m_window, extent);
    const bool isAsked =
        next && m_asked && next->kind == m_asked->kind && next->position == m_asked->position;
    if (next && !isAsked)
        ask(*next);
}

/// Whether the page that is awaited has become useless and has had its time; one that was asked for ahead,
/// before a jump, needs none.
bool RecordTableModel::isReplaceable()
{
    if (m_asked->isNear(m_window) || m_asked->kind == PageAsk::Kind::Place)
        return false;
    if (m_asked->isAhead && m_hasJumped)
        return true;
    const auto waited = std::chrono::milliseconds(m_askedSince.elapsed());
    if (waited < kPatience)
        m_patience.start(kPatience - waited);
    return waited >= kPatience;
}

void RecordTableModel::take(const PageAsk &asked, const Result<Page> &answer)
{
    m_asked.reset();
    if (!answer)
        return takeFailure(answer.error());
    m_tries = 0;
    const bool nothingThere = asked.kind == PageAsk::Kind::Place && answer->records.isEmpty();
    if (nothingThere) {
        ask(m_fresh ? PageAsk{} : PageAsk{PageAsk::Kind::Last, length()});
        return;
    }
    m_incomplete = !answer->complete && !m_stopped;
    m_progress = answer->progress;
    if (m_fresh) {
        startList();
        setGrowing(asked.kind == PageAsk::Kind::First && !answer->complete);
    }
    put(asked, *answer);
    askLength();
    askNext();
    announce();
}

void RecordTableModel::takeJump(const PageAsk &asked, const Result<RecordSource::Jump> &answer)
{
    m_asked.reset();
    if (!answer)
        return takeFailure(answer.error());
    m_tries = 0;
    const Page &page = answer->page;
    if (page.records.isEmpty()) {
        shorten(asked.position);
    } else {
        const bool exact = answer->exactPosition && answer->position <= m_window.last &&
                           answer->position + page.records.size() > m_window.first;
        const qint64 first = exact ? answer->position : asked.position;
        putRun({first, rowsOf(page), firstCursor(page), next(page, false), exact});
        bound(kRowsInMemory, m_window.first, m_window.last);
    }
    askNext();
    announce();
}

void RecordTableModel::takeFailure(const Error &error)
{
    m_error = error;
    m_incomplete = false;
    if (m_fresh && !m_keepsRows) {
        beginResetModel();
        forgetAll();
        endResetModel();
    }
    if (error.kind == ErrorKind::Unavailable) {
        m_retryTimer.start(std::min(kLongestRetry, 1000ms * (1 << std::min(m_tries, 4))));
        ++m_tries;
    }
    announce();
}

/// Makes room for the newest question's first rows.
void RecordTableModel::startList()
{
    m_fresh = false;
    setGrowing(false);
    if (m_keepsRows && m_columns == m_askedColumns)
        return forgetRows();
    beginResetModel();
    forgetAll();
    m_columns = m_askedColumns;
    m_shownColumns = described(m_resource, m_columns);
    endResetModel();
}

void RecordTableModel::put(const PageAsk &asked, const Page &page)
{
    switch (asked.kind) {
    case PageAsk::Kind::First:
        putRun({0, rowsOf(page), std::nullopt, next(page, false), true});
        break;
    case PageAsk::Kind::Last: {
        const auto before = next(page, true);
        const qint64 first = before ? std::max<qint64>(length() - page.records.size(), 1) : 0;
        putRun({first, rowsOf(page), before, std::nullopt, isLengthExact() || !before});
        break;
    }
    case PageAsk::Kind::After:
        append(*asked.from, rowsOf(page), next(page, false));
        break;
    case PageAsk::Kind::Before:
        prepend(*asked.from, rowsOf(page), next(page, true));
        break;
    case PageAsk::Kind::Place:
        putRun({asked.position, rowsOf(page), firstCursor(page), next(page, false), false});
        Q_EMIT placed(static_cast<int>(rowOf(page.records.first().key).value_or(asked.position)));
        break;
    case PageAsk::Kind::Jump:
        Q_UNREACHABLE();
    }
    bound(kRowsInMemory, m_window.first, m_window.last);
}

/// The rows come first; how many there are is asked for once they are there.
void RecordTableModel::askLength()
{
    if (m_fresh || isLengthExact() || isGrowing() || std::exchange(m_lengthAsked, true))
        return;
    m_keepsRows ? askCount() : askEstimate();
}

void RecordTableModel::askEstimate()
{
    whenReady(m_source.estimate(m_countLane, m_query), this,
              [this, generation = m_generation](const Result<Count> &estimate) {
                  if (generation != m_generation)
                      return;
                  m_isMeasured = true;
                  if (estimate)
                      learnLength(*estimate);
                  if (!isLengthExact())
                      askCount();
                  askNext();
                  announce();
              });
}

void RecordTableModel::askCount()
{
    whenReady(m_source.count(m_countLane, m_query), this,
              [this, generation = m_generation](const Result<Count> &count) {
                  if (generation != m_generation || !count)
                      return;
                  learnLength(*count);
                  askNext();
                  announce();
              });
}

void RecordTableModel::retranslate()
{
    m_format = ValueFormat();
    forgetShownTexts();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, std::max(0, columnCount() - 1));
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordTableModel::announce()
{
    const ListStatus status = currentStatus();
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

ListStatus RecordTableModel::currentStatus() const
{
    return {.face = currentFace(),
            .loading = m_fresh && !m_error,
            .rows = length(),
            .exactRows = isLengthExact(),
            .measured = isLengthExact() || isGrowing() || m_isMeasured,
            .exactPositions = isExactAt(m_window.first),
            .growing = isGrowing(),
            .searching = m_incomplete,
            .stopped = m_stopped,
            .progress = m_incomplete || m_stopped ? m_progress : 1.0,
            .error = m_error};
}

ListFace RecordTableModel::currentFace() const
{
    if (length() > 0)
        return ListFace::Filled;
    if (m_error)
        return ListFace::Failed;
    return m_fresh || m_incomplete ? ListFace::Loading : ListFace::Empty;
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
    const bool answered =
        role == Qt::DisplayRole || (role >= recordrole::Loaded && role <= recordrole::ChoiceTone);
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
    return key.isEmpty() ? QVariant() : QVariant(key.toLongLong());
}

QVariant RecordTableModel::tone(const Row &row, int section) const
{
    const Column &column = *m_shownColumns[section];
    const Choice *choice =
        column.type == ValueType::Choice ? column.choice(row.record.values.value(section)) : nullptr;
    return choice ? QVariant(static_cast<int>(choice->tone)) : QVariant();
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
        return column->linksTo;
    default:
        return {};
    }
}

} // namespace meja
