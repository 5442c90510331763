#include "webhookinbox.h"

#include "namedqueries.h"
#include "statementfailure.h"

namespace meja {

Result<qint64> WebhookInbox::keep(const QString &partner, const QByteArray &body, const QString &subject)
{
    const auto rows = m_connection.run(
        NamedQueries::statement(QStringLiteral("webhooks"), QStringLiteral("store"))
            .bind(QStringLiteral("partner"), partner)
            .bind(QStringLiteral("body"), QString::fromUtf8(body))
            .bind(QStringLiteral("subject"), subject.isNull() ? QStringLiteral("") : subject.left(200)));
    if (!rows)
        return tl::unexpected(repeatableFailure(rows.error()));
    return rows->integer(0, 0);
}

} // namespace meja
