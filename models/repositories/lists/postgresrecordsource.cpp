#include "postgresrecordsource.h"

#include "keymapstore.h"
#include "listreader.h"
#include "readerpool.h"
#include "summaryreader.h"

namespace meja {

namespace {

using Priority = ReadingJob::Priority;

template <class T>
QFuture<Result<T>> submit(ReaderPool &pool, Lane lane, Priority priority, typename QueryJob<T>::Work work)
{
    const auto job = std::make_shared<QueryJob<T>>(lane, priority, std::move(work));
    auto future = job->future();
    pool.submit(job);
    return future;
}

} // namespace

PostgresRecordSource::PostgresRecordSource(const ConnectionSettings &settings, Role role, Options options)
    : m_maps(std::make_shared<KeyMapStore>())
{
    m_pool = std::make_unique<ReaderPool>(settings, ReadingOptions{.role = role}, options.threads,
                                          std::move(options.connection));
}

PostgresRecordSource::~PostgresRecordSource() = default;

QFuture<Result<Page>> PostgresRecordSource::page(Lane lane, const PageRequest &request)
{
    return submit<Page>(*m_pool, lane, request.isPrefetch ? Priority::Prefetch : Priority::Interactive,
                        [request](ReaderSession &session) { return ListReader(session).page(request); });
}

QFuture<Result<RecordSource::Jump>> PostgresRecordSource::jump(Lane lane, const PageRequest &request,
                                                               qint64 position, qint64 total)
{
    auto result =
        submit<Jump>(*m_pool, lane, Priority::Interactive, [=, maps = m_maps](ReaderSession &session) {
            return ListReader(session).jump(request, position, total, maps->find(request.query).get());
        });
    // A search gets no key map: few hits need none, and with many hits building it takes as long as reading
    // the whole table.
    if (position > KeyMap::step && request.query.search.trimmed().isEmpty() && m_maps->claim(request.query))
        buildKeyMap(request.query);
    return result;
}

void PostgresRecordSource::buildKeyMap(const ListQuery &query)
{
    (void)submit<Count>(*m_pool, Lane::next(), Priority::Background,
                        [query, maps = m_maps](ReaderSession &session) -> Result<Count> {
                            const auto map = SummaryReader(session).keyMap(query);
                            maps->put(query, map ? std::make_shared<const KeyMap>(*map) : nullptr);
                            return Count{};
                        });
}

QFuture<Result<Count>> PostgresRecordSource::estimate(Lane lane, const ListQuery &query)
{
    return submit<Count>(*m_pool, lane, Priority::Interactive,
                         [query](ReaderSession &session) { return SummaryReader(session).estimate(query); });
}

QFuture<Result<Count>> PostgresRecordSource::count(Lane lane, const ListQuery &query)
{
    return submit<Count>(*m_pool, lane, Priority::Background,
                         [query](ReaderSession &session) { return SummaryReader(session).count(query); });
}

QFuture<Result<Facet>> PostgresRecordSource::facet(Lane lane, const ListQuery &query, const QString &column)
{
    return submit<Facet>(*m_pool, lane, Priority::Slow, [query, column](ReaderSession &session) {
        return SummaryReader(session).facet(query, column);
    });
}

QFuture<Result<DateHistogram>> PostgresRecordSource::histogram(Lane lane, const ListQuery &query,
                                                               Granularity granularity)
{
    return submit<DateHistogram>(*m_pool, lane, Priority::Background,
                                 [query, granularity](ReaderSession &session) {
                                     return SummaryReader(session).histogram(query, granularity);
                                 });
}

QFuture<Result<QList<Suggestion>>> PostgresRecordSource::suggest(Lane lane, const QString &resource,
                                                                 const QString &text)
{
    return submit<QList<Suggestion>>(
        *m_pool, lane, Priority::Interactive,
        [resource, text](ReaderSession &session) { return ListReader(session).suggest(resource, text); });
}

QFuture<Result<Record>> PostgresRecordSource::record(Lane lane, const QString &resource, qint64 key,
                                                     const QStringList &columns)
{
    return submit<Record>(*m_pool, lane, Priority::Interactive,
                          [resource, key, columns](ReaderSession &session) {
                              return ListReader(session).record(resource, key, columns);
                          });
}

QFuture<Result<QList<qint64>>> PostgresRecordSource::findByContact(Lane lane, const QString &contact)
{
    return submit<QList<qint64>>(*m_pool, lane, Priority::Interactive, [contact](ReaderSession &session) {
        return ListReader(session).findByContact(contact);
    });
}

QFuture<Result<QList<Record>>> PostgresRecordSource::records(Lane lane, const ListQuery &query,
                                                             const QStringList &columns,
                                                             const QList<qint64> &keys)
{
    return submit<QList<Record>>(*m_pool, lane, Priority::Prefetch, [=](ReaderSession &session) {
        return ListReader(session).rows(query, columns, keys);
    });
}

QFuture<Result<QList<qint64>>> PostgresRecordSource::matching(Lane lane, const ListQuery &query,
                                                              const QList<qint64> &keys,
                                                              const std::optional<Cursor> &before)
{
    return submit<QList<qint64>>(*m_pool, lane, Priority::Prefetch, [=](ReaderSession &session) {
        return ListReader(session).matching(query, keys, before);
    });
}

void PostgresRecordSource::cancel(Lane lane)
{
    m_pool->cancel(lane);
}

ConnectionMonitor &PostgresRecordSource::monitor()
{
    return m_pool->monitor();
}

} // namespace meja
