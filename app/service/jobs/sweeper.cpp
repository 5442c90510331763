#include "sweeper.h"

#include "namedqueries.h"
#include "staffrequests.h"

namespace meja {

namespace {

/// Maximum per kind and sweep, so that transactions stay short. The next sweep schedules the rest.
constexpr int maxJobs = 200;

const QStringList &sweeps()
{
    static const QStringList names{QStringLiteral("unpaid_orders"), QStringLiteral("unfollowed_parcels"),
                                   QStringLiteral("silent_payments"), QStringLiteral("idle_cancellations"),
                                   QStringLiteral("idle_refunds")};
    return names;
}

} // namespace

Result<int> Sweeper::sweep()
{
    const auto connection = m_context.connection();
    if (!connection)
        return tl::unexpected(connection.error());
    int scheduled = 0;
    for (const QString &name : sweeps()) {
        auto statement = NamedQueries::statement(QStringLiteral("sweep"), name);
        const auto swept = (*connection)->run(statement.bind(QStringLiteral("limit"), qint64(maxJobs)));
        if (!swept)
            return tl::unexpected(swept.error());
        if (swept->rowCount() > 0)
            m_log.info(QStringLiteral("swept"),
                       {{QStringLiteral("what"), name}, {QStringLiteral("jobs"), swept->rowCount()}});
        scheduled += swept->rowCount();
    }
    if (auto ended = endExcessiveSessions(**connection); !ended)
        return tl::unexpected(ended.error());
    if (auto deleted = StaffRequests(**connection).deleteOldKeys(); !deleted)
        return tl::unexpected(deleted.error());
    return scheduled;
}

Result<> Sweeper::endExcessiveSessions(Connection &connection)
{
    const auto ended = connection.run(
        NamedQueries::statement(QStringLiteral("sweep"), QStringLiteral("excessive_sessions")));
    if (!ended)
        return tl::unexpected(ended.error());
    for (int row = 0; row < ended->rowCount(); ++row)
        m_log.warn(QStringLiteral("session_ended"), {{QStringLiteral("login"), ended->text(row, 0)},
                                                     {QStringLiteral("reason"), ended->text(row, 1)},
                                                     {QStringLiteral("seconds"), ended->integer(row, 2)}});
    return {};
}

} // namespace meja
