#include "listreader.h"

#include "namedqueries.h"
#include "result.h"

#include <algorithm>
#include <limits>

namespace meja {

namespace {

using namespace std::chrono_literals;

/// After these timeouts the reader falls back to a scan. A prefetch may take longer: the user already sees
/// rows, and gathering the hits completes the search, whereas a scan may have to read the whole table.
constexpr auto hitsTimeout = 150ms;
constexpr auto prefetchHitsTimeout = 600ms;
constexpr auto orderTimeout = 150ms;
/// A scan over a million customers' names takes about a second.
constexpr auto setsTimeout = 1500ms;
constexpr auto targetWindowTime = 60ms; ///< Windows grow or shrink to take this long.
constexpr qint64 minWindow = 200;
constexpr qint64 maxWindow = 50'000;
constexpr int maxRows = 1000;
constexpr int maxSuggestions = 20;
constexpr int maxAttempts = 6;

/// The statements read one row more than requested, which shows whether more rows follow.
Page pageOf(const QList<Record> &records, const PageRequest &request)
{
    Page page;
    page.hasMore = records.size() > request.limit;
    page.records = records.mid(0, request.limit);
    if (request.direction == PageRequest::Direction::Backward)
        std::reverse(page.records.begin(), page.records.end());
    return page;
}

/// A resource may have no column for its key.
ValueType typeOfField(const Resource &resource, const QString &field)
{
    for (const Column &column : resource.columns) {
        if (column.relation.isEmpty() && column.field == field)
            return column.type;
    }
    return ValueType::Integer;
}

Result<> checkKeys(const QList<qint64> &keys)
{
    if (keys.size() > RecordSource::maxKeys)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("a request may name at most %1 rows").arg(RecordSource::maxKeys));
    return {};
}

qint64 nextWindow(qint64 window, qint64 tookMilliseconds)
{
    const qint64 wanted = window * targetWindowTime.count() / std::max<qint64>(tookMilliseconds, 1);
    return std::clamp(wanted, std::max(minWindow, window / 4), std::min(maxWindow, window * 8));
}

} // namespace

struct ListReader::Reading
{
    PageRequest request;
    ListCriteria criteria;
    ListComposer composer;
    QList<const Column *> columns;
    Slice slice;

    /// Fails like `ReaderSession::criteria` and `ListCriteria::columns`, and with `Invalid` for a limit out
    /// of range.
    static Result<Reading> of(const ReaderSession &session, const PageRequest &request)
    {
        if (request.limit < 1 || request.limit > maxRows)
            return failure(ErrorKind::Invalid, QStringLiteral("a page must have 1 to %1 rows").arg(maxRows));
        const auto criteria = session.criteria(request.query);
        if (!criteria)
            return tl::unexpected(criteria.error());
        const auto columns = criteria->columns(request.columns);
        if (!columns)
            return tl::unexpected(columns.error());
        return Reading{request,
                       *criteria,
                       ListComposer(*criteria, session.facts()),
                       *columns,
                       {.from = request.from, .direction = request.direction, .limit = request.limit + 1}};
    }

    [[nodiscard]] RowReader rows() const { return {criteria.levels().size(), columns.size()}; }
};

Result<Page> ListReader::page(const PageRequest &request)
{
    const auto reading = Reading::of(m_session, request);
    return reading ? read(*reading) : tl::unexpected(reading.error());
}

Result<RecordSource::Jump> ListReader::jump(const PageRequest &request, qint64 position, qint64 total,
                                            const KeyMap *map)
{
    auto reading = Reading::of(m_session, request);
    if (!reading)
        return tl::unexpected(reading.error());
    if (!map && position > KeyMap::step)
        return jumpByStatistics(*reading, position, total);
    const auto start = map ? map->startFor(position) : KeyMap::Start{std::nullopt, position};
    reading->slice.from = start.from;
    reading->slice.offset = start.offset;
    const auto page = read(*reading);
    if (!page)
        return tl::unexpected(page.error());
    return RecordSource::Jump{*page, position, page->complete};
}

/// Assumes that the rows of the list are distributed like those of the whole table. If they are not, the
/// estimate may lie after the last row; then the next attempt is halfway to the first row.
Result<RecordSource::Jump> ListReader::jumpByStatistics(Reading reading, qint64 position, qint64 total)
{
    const auto valueAt = estimatorFor(reading);
    if (!valueAt)
        return tl::unexpected(valueAt.error());
    double part = double(position) / double(std::max<qint64>(total, 1));
    for (int attempts = 0; attempts < maxAttempts; ++attempts, part /= 2) {
        reading.slice.start = (*valueAt)(part);
        const auto page = read(reading);
        if (!page)
            return tl::unexpected(page.error());
        if (page->hasMore || !page->complete || position + page->records.size() >= total)
            return RecordSource::Jump{*page, position, false};
    }
    return lastPage(reading).map([position](const Page &page) {
        return RecordSource::Jump{page, position, false};
    });
}

/// Returns the function that estimates the value of the first sort level at a part (0–1) of the list. It
/// returns no value when there are no statistics.
Result<ListReader::ValueEstimator> ListReader::estimatorFor(const Reading &reading)
{
    const OrderLevel &first = reading.criteria.levels().first();
    const Resource &resource = reading.criteria.resource();
    const auto statistics = m_session.statistics(resource, first.field, typeOfField(resource, first.field));
    if (!statistics)
        return tl::unexpected(statistics.error());
    std::optional<ColumnStatistics::Range> range;
    if (!reading.criteria.isUnfiltered() || !statistics->valueAt(0)) {
        const auto read = rangeOf(reading);
        if (!read)
            return tl::unexpected(read.error());
        range = *read;
    }
    const bool ascending = first.direction == SortDirection::Ascending;
    return [statistics = *statistics, range, ascending](double part) {
        const double upwards = ascending ? part : 1 - part;
        return range ? std::optional(statistics.valueWithin(*range, upwards)) : statistics.valueAt(upwards);
    };
}

/// The values of the first sort level at both ends of the list. Empty when the list is empty or one of them
/// is NULL.
Result<std::optional<ColumnStatistics::Range>> ListReader::rangeOf(Reading reading)
{
    reading.request.limit = 1;
    reading.slice.limit = 1;
    const auto first = read(reading);
    if (!first)
        return tl::unexpected(first.error());
    const auto last = lastPage(reading);
    if (!last)
        return tl::unexpected(last.error());
    const auto valueOf = [](const Page &page) {
        const Cursor cursor = page.records.isEmpty() ? Cursor() : page.records.first().cursor;
        return cursor.values.isEmpty() ? QString::number(cursor.key) : cursor.values.first();
    };
    QString low = valueOf(*first);
    QString high = valueOf(*last);
    if (first->records.isEmpty() || last->records.isEmpty() || low.isNull() || high.isNull())
        return std::nullopt;
    if (reading.criteria.levels().first().direction == SortDirection::Descending)
        std::swap(low, high);
    return ColumnStatistics::Range{low, high};
}

Result<Page> ListReader::lastPage(Reading reading)
{
    reading.request.direction = PageRequest::Direction::Backward;
    reading.slice.direction = PageRequest::Direction::Backward;
    reading.slice.start.reset();
    auto page = read(reading);
    if (page)
        page->hasMore = false; // The page ends with the last row of the list.
    return page;
}

Result<Record> ListReader::record(const QString &resource, qint64 key, const QStringList &columns)
{
    const auto reading = Reading::of(m_session, {.query = {.resource = resource}, .columns = columns});
    if (!reading)
        return tl::unexpected(reading.error());
    const auto rows = m_session.run(reading->composer.record(reading->columns, key));
    if (!rows)
        return tl::unexpected(rows.error());
    const auto records = reading->rows().records(*rows);
    if (records.isEmpty())
        return failure(ErrorKind::NotFound,
                       QStringLiteral("there is no row %2 in the list '%1'").arg(resource).arg(key));
    return records.first();
}

Result<QList<Record>> ListReader::rows(const ListQuery &query, const QStringList &columns,
                                       const QList<qint64> &keys)
{
    RETURN_IF_ERROR(checkKeys(keys));
    const ListQuery unfiltered{
        .resource = query.resource, .terms = QList<SearchTerm>(), .order = query.order};
    ASSIGN_OR_RETURN(const Reading reading,
                     Reading::of(m_session, {.query = unfiltered, .columns = columns}));
    ASSIGN_OR_RETURN(const ResultSet rows, m_session.run(reading.composer.rows(reading.columns, keys)));
    return reading.rows().records(rows);
}

Result<QList<qint64>> ListReader::matching(const ListQuery &query, const QList<qint64> &keys,
                                           const std::optional<Cursor> &before)
{
    RETURN_IF_ERROR(checkKeys(keys));
    ASSIGN_OR_RETURN(const Reading reading, Reading::of(m_session, {.query = query}));
    ASSIGN_OR_RETURN(const Statement statement, reading.composer.matching(keys, before));
    ASSIGN_OR_RETURN(const ResultSet rows, m_session.run(statement));
    QList<qint64> found;
    for (int row = 0; row < rows.rowCount(); ++row)
        found.append(rows.integer(row, 0));
    return found;
}

Result<QList<Suggestion>> ListReader::suggest(const QString &resource, const QString &text)
{
    const auto reading = Reading::of(m_session, {.query = {.resource = resource}});
    if (!reading)
        return tl::unexpected(reading.error());
    const auto title = reading->criteria.comparable(reading->criteria.resource().titleColumn);
    if (!title)
        return tl::unexpected(title.error());
    const auto rows =
        m_session.runWithin(reading->composer.suggestions(**title, text, maxSuggestions), 300ms);
    if (!rows && m_session.timedOut(rows.error()))
        return QList<Suggestion>();
    if (!rows)
        return tl::unexpected(rows.error());
    QList<Suggestion> suggestions;
    for (int row = 0; row < rows->rowCount(); ++row)
        suggestions.append({rows->integer(row, 0), rows->text(row, 1), rows->text(row, 2)});
    return suggestions;
}

Result<QList<qint64>> ListReader::findByContact(const QString &contact)
{
    const auto rows = m_session.run(
        NamedQueries::statement(QStringLiteral("lists"), QStringLiteral("find_users_by_contact"))
            .bind(QStringLiteral("contact"), contact));
    if (!rows)
        return tl::unexpected(rows.error());
    // PostgreSQL prints an array of keys as {1,2}.
    const QString printed = rows->text(0, 0);
    QList<qint64> keys;
    for (const QString &key : printed.mid(1, printed.size() - 2).split(u',', Qt::SkipEmptyParts))
        keys.append(key.toLongLong());
    return keys;
}

Result<Page> ListReader::read(const Reading &reading)
{
    m_clock.start();
    if (m_session.options().plan == ReadingOptions::Plan::Scan)
        return pageByScan(reading);
    if (reading.criteria.words().isEmpty())
        return pageByOrder(reading);
    if (m_session.options().plan == ReadingOptions::Plan::Sets ||
        m_session.options().slowSearches->contains(reading.request.query))
        return pageOfSlowSearch(reading);
    auto hits = pageByHits(reading);
    if (!hits)
        return tl::unexpected(hits.error());
    return *hits ? **hits : pageOfSlowSearch(reading);
}

/// A scan finds the newest rows of a common word at once, but reads the whole table for a rare one. So when a
/// scan has found nothing within its budget, the next page first gathers all rows by sets.
Result<Page> ListReader::pageOfSlowSearch(const Reading &reading)
{
    const ReadingOptions &options = m_session.options();
    const ListQuery &query = reading.request.query;
    const bool isRare = options.rareSearches->contains(query) && !options.slowSets->contains(query);
    if (options.plan != ReadingOptions::Plan::Sets && !isRare)
        return pageByScan(reading);
    const auto gathered = pageBySets(reading);
    if (!gathered)
        return tl::unexpected(gathered.error());
    if (*gathered)
        return **gathered;
    options.slowSets->add(query);
    return pageByScan(reading);
}

/// Empty when there are too many rows, or gathering them takes too long.
Result<std::optional<Page>> ListReader::pageBySets(const Reading &reading)
{
    const bool forced = m_session.options().plan == ReadingOptions::Plan::Sets;
    const qint64 maxHits = forced ? std::numeric_limits<int>::max() : ListComposer::maxHits;
    const auto statement =
        reading.composer.gatheringBySets().pageOfHits(reading.columns, reading.slice, maxHits);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto rows = forced ? m_session.run(*statement) : m_session.runWithin(*statement, setsTimeout);
    if (!rows && m_session.timedOut(rows.error()))
        return std::nullopt;
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->integer(0, reading.rows().footColumn()) > maxHits)
        return std::nullopt;
    return pageOf(reading.rows().records(*rows), reading.request);
}

Result<Page> ListReader::pageByOrder(const Reading &reading)
{
    const auto statement = reading.composer.page(reading.columns, reading.slice);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto rows = reading.criteria.isUnfiltered() ? m_session.run(*statement)
                                                      : m_session.runWithin(*statement, orderTimeout);
    if (!rows && m_session.timedOut(rows.error()))
        return pageByScan(reading);
    if (!rows)
        return tl::unexpected(rows.error());
    return pageOf(reading.rows().records(*rows), reading.request);
}

Result<std::optional<Page>> ListReader::pageByHits(const Reading &reading)
{
    SlowSearchCache &slowSearches = *m_session.options().slowSearches;
    const auto gathers = m_session.shouldGatherHits(reading.composer);
    if (!gathers)
        return tl::unexpected(gathers.error());
    if (!*gathers) {
        slowSearches.add(reading.request.query);
        return std::nullopt;
    }
    const bool forced = m_session.options().plan == ReadingOptions::Plan::Hits;
    const qint64 maxHits = forced ? std::numeric_limits<int>::max() : ListComposer::maxHits;
    const auto statement = reading.composer.pageOfHits(reading.columns, reading.slice, maxHits);
    if (!statement)
        return tl::unexpected(statement.error());
    const bool isPrefetch = reading.request.isPrefetch;
    const auto rows = forced
                          ? m_session.run(*statement)
                          : m_session.runWithin(*statement, isPrefetch ? prefetchHitsTimeout : hitsTimeout);
    if (!rows && m_session.timedOut(rows.error())) {
        // A slow first page is not added to the cache of slow searches: its data may have come from disk and
        // is cached now.
        if (isPrefetch)
            slowSearches.add(reading.request.query);
        return std::nullopt;
    }
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->integer(0, reading.rows().footColumn()) > maxHits) {
        slowSearches.add(reading.request.query);
        return std::nullopt;
    }
    return pageOf(reading.rows().records(*rows), reading.request);
}

Result<Page> ListReader::pageByScan(const Reading &reading)
{
    QList<Record> found;
    Slice slice = reading.slice;
    const qint64 wanted = slice.limit + slice.offset;
    const auto budget = slice.from ? m_session.options().budget : m_session.options().firstBudget;
    qint64 window = m_session.options().firstWindow;
    while (true) {
        QElapsedTimer step;
        step.start();
        slice.limit = wanted - found.size();
        const auto statement = reading.composer.window(reading.columns, slice, window);
        if (!statement)
            return tl::unexpected(statement.error());
        const auto rows = m_session.run(*statement);
        if (!rows)
            return tl::unexpected(rows.error());
        found += reading.rows().records(*rows);
        const int foot = reading.rows().footColumn();
        if (found.size() == wanted || rows->integer(0, foot) < window)
            return pageOf(found.mid(slice.offset), reading.request);
        slice.from = reading.rows().cursor(*rows, 0, foot + 1);
        if (m_session.options().isCancelled())
            return failure(ErrorKind::Cancelled, QStringLiteral("replaced by a newer query"));
        if (std::chrono::milliseconds(m_clock.elapsed()) >= budget)
            return incompletePage(reading, found.mid(slice.offset), *slice.from);
        window = nextWindow(window, step.elapsed());
    }
}

/// The rows that a scan has found so far, with the cursor where it continues.
Result<Page> ListReader::incompletePage(const Reading &reading, const QList<Record> &found,
                                        const Cursor &resume)
{
    const auto scanned = partScanned(reading, resume);
    if (!scanned)
        return tl::unexpected(scanned.error());
    Page page = pageOf(found, reading.request);
    if (found.isEmpty())
        m_session.options().rareSearches->add(reading.request.query);
    page.hasMore = true;
    page.complete = false;
    page.resume = resume;
    page.progress = *scanned;
    return page;
}

/// The part (0–1) of the whole table that the scan has passed.
Result<double> ListReader::partScanned(const Reading &reading, const Cursor &cursor)
{
    const OrderLevel &first = reading.criteria.levels().first();
    const QString value = cursor.values.isEmpty() ? QString::number(cursor.key) : cursor.values.first();
    const Resource &resource = reading.criteria.resource();
    const auto statistics = m_session.statistics(resource, first.field, typeOfField(resource, first.field));
    if (!statistics)
        return tl::unexpected(statistics.error());
    const double below =
        value.isNull() ? 1 - statistics->nullPart() : statistics->partBelow(value).value_or(0);
    const bool upwards = (first.direction == SortDirection::Ascending) ==
                         (reading.request.direction == PageRequest::Direction::Forward);
    return upwards ? below : 1 - below;
}

} // namespace meja
