#include "customerrequests.h"

#include "customerstatement.h"
#include "recordsession.h"
#include "statementfailure.h"

namespace meja {

namespace {

namespace CustomerRow {
enum Column { Claim, Earlier, EarlierDigest, EarlierStatus, EarlierType, EarlierResponse };
}

CustomerClaim claimIn(const ResultSet &rows, const QByteArray &digest)
{
    using Kind = CustomerClaim::Kind;
    if (!rows.isNull(0, CustomerRow::Claim))
        return {Kind::Fresh, rows.integer(0, CustomerRow::Claim)};
    if (rows.isNull(0, CustomerRow::Earlier))
        return {Kind::InProgress};
    if (rows.text(0, CustomerRow::EarlierDigest) != QString::fromLatin1(digest.toHex()))
        return {Kind::KeyReused};
    if (rows.isNull(0, CustomerRow::EarlierStatus))
        return {Kind::InProgress, rows.integer(0, CustomerRow::Earlier)};
    return {.kind = Kind::Repeated,
            .response = {.status = static_cast<int>(rows.integer(0, CustomerRow::EarlierStatus)),
                         .contentType = rows.bytes(0, CustomerRow::EarlierType),
                         .body = rows.bytes(0, CustomerRow::EarlierResponse)}};
}

Result<> done(const Result<QList<ResultSet>> &results)
{
    return results ? Result<>() : tl::unexpected(results.error());
}

} // namespace

Result<CustomerClaim> CustomerRequests::begin(const QString &route, const QString &key,
                                              const QByteArray &digest)
{
    Statement statement = customerStatement("begin", m_session.customer());
    statement.bind(QStringLiteral("route"), route)
        .bind(QStringLiteral("key"), key)
        .bind(QStringLiteral("digest"), QString::fromLatin1(digest.toHex()));
    return m_session.write({statement})
        .map([&](const QList<ResultSet> &results) { return claimIn(results.constFirst(), digest); })
        .map_error(repeatableFailure);
}

Result<> CustomerRequests::keep(qint64 claim, const StoredResponse &response)
{
    Statement statement = customerStatement("store_response", m_session.customer());
    statement.bind(QStringLiteral("id"), claim)
        .bind(QStringLiteral("status"), qint64(response.status))
        .bind(QStringLiteral("content_type"), notNull(QString::fromLatin1(response.contentType)))
        .bind(QStringLiteral("answer"), notNull(QString::fromUtf8(response.body)));
    return done(m_session.write({statement}));
}

Result<> CustomerRequests::release(qint64 claim)
{
    Statement statement = customerStatement("release", m_session.customer());
    statement.bind(QStringLiteral("id"), claim);
    return done(m_session.write({statement}));
}

} // namespace meja
