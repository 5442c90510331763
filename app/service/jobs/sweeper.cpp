#include "sweeper.h"

#include "namedqueries.h"
#include "staffrequests.h"

namespace meja {

namespace {

/// Of each kind in one sweep; the next one follows soon.
constexpr int mostAtOnce = 200;

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
    int all = 0;
    for (const QString &name : sweeps()) {
        auto statement = NamedQueries::statement(QStringLiteral("sweep"), name);
        const auto swept = (*connection)->run(statement.bind(QStringLiteral("limit"), qint64(mostAtOnce)));
        if (!swept)
            return tl::unexpected(swept.error());
        if (swept->rowCount() > 0)
            m_log.info(QStringLiteral("swept"),
                       {{QStringLiteral("what"), name}, {QStringLiteral("jobs"), swept->rowCount()}});
        all += swept->rowCount();
    }
    if (auto forgotten = StaffRequests(**connection).forget(); !forgotten)
        return tl::unexpected(forgotten.error());
    return all;
}

} // namespace meja
