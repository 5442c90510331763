#pragma once

#include "connection.h"
#include "connectionmonitor.h"
#include "connectionsettings.h"
#include "recordsource.h"
#include "role.h"

#include <memory>

namespace meja {

class KeyMapStore;
class ReaderPool;

/// Reads lists and records from PostgreSQL on worker threads, each with its own connection. For the desktop.
///
/// The first connection may be passed in; further ones are opened on demand, one in advance, and reopened
/// when they are lost. Every function returns immediately, whatever state the server is in. The destructor
/// waits for the threads, so it must not run on the GUI thread.
class PostgresRecordSource : public RecordSource
{
public:
    struct Options
    {
        std::size_t threads = 4;
        std::unique_ptr<Connection> connection =
            {}; ///< Open and released by its thread; the first reader uses it.
    };

    PostgresRecordSource(const ConnectionSettings &settings, Role role)
        : PostgresRecordSource(settings, role, {})
    {}
    PostgresRecordSource(const ConnectionSettings &settings, Role role, Options options);
    ~PostgresRecordSource() override;

    QFuture<Result<Page>> page(Lane lane, const PageRequest &request) override;
    QFuture<Result<Jump>> jump(Lane lane, const PageRequest &request, qint64 position, qint64 total) override;
    QFuture<Result<Count>> estimate(Lane lane, const ListQuery &query) override;
    QFuture<Result<Count>> count(Lane lane, const ListQuery &query) override;
    QFuture<Result<Facet>> facet(Lane lane, const ListQuery &query, const QString &column) override;
    QFuture<Result<DateHistogram>> histogram(Lane lane, const ListQuery &query,
                                             Granularity granularity) override;
    QFuture<Result<QList<Suggestion>>> suggest(Lane lane, const QString &resource,
                                               const QString &text) override;
    QFuture<Result<Record>> record(Lane lane, const QString &resource, qint64 key,
                                   const QStringList &columns) override;
    QFuture<Result<QList<qint64>>> findByContact(Lane lane, const QString &contact) override;
    QFuture<Result<QList<Record>>> records(Lane lane, const ListQuery &query, const QStringList &columns,
                                           const QList<qint64> &keys) override;
    QFuture<Result<QList<qint64>>> matching(Lane lane, const ListQuery &query, const QList<qint64> &keys,
                                            const std::optional<Cursor> &before) override;
    void cancel(Lane lane) override;

    /// Valid as long as the source.
    [[nodiscard]] ConnectionMonitor &monitor();

private:
    void buildKeyMap(const ListQuery &query);

    std::shared_ptr<KeyMapStore> m_maps;
    std::unique_ptr<ReaderPool> m_pool;
};

} // namespace meja
