#include "staffrequests.h"

#include "namedqueries.h"
#include "staffaccounts.h"
#include "statementfailure.h"

#include <QCryptographicHash>

namespace meja {

namespace {

Statement requestQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("staffrequests"), QLatin1String(name));
}

QString hashOf(const QByteArray &token)
{
    // The client has the token's bytes in hexadecimal. The database stores the digest of the bytes.
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray::fromHex(token), QCryptographicHash::Sha256).toHex());
}

std::optional<StaffCaller> callerIn(const ResultSet &rows)
{
    if (rows.rowCount() == 0)
        return std::nullopt;
    const auto role = roleFromName(rows.text(0, 2));
    if (!role)
        return std::nullopt;
    return StaffCaller{rows.integer(0, 0), rows.text(0, 1), *role};
}

namespace StaffRow {
enum Column { Claim = 3, Earlier, EarlierDigest, EarlierStatus, EarlierType, EarlierResponse };
}

RequestStart startIn(const ResultSet &rows, const StaffCaller &caller, const RequestKey &key)
{
    using Kind = RequestStart::Kind;
    if (!key.mayWrite.contains(caller.role))
        return {caller, Kind::NotClaimed};
    if (!rows.isNull(0, StaffRow::Claim))
        return {caller, Kind::Fresh, rows.integer(0, StaffRow::Claim)};
    if (rows.isNull(0, StaffRow::Earlier))
        return {caller, Kind::InProgress};
    if (rows.text(0, StaffRow::EarlierDigest) != QString::fromLatin1(key.digest.toHex()))
        return {caller, Kind::KeyReused};
    if (rows.isNull(0, StaffRow::EarlierStatus))
        return {caller, Kind::InProgress, rows.integer(0, StaffRow::Earlier)};
    const StoredResponse response{.status = static_cast<int>(rows.integer(0, StaffRow::EarlierStatus)),
                                  .contentType = rows.bytes(0, StaffRow::EarlierType),
                                  .body = rows.bytes(0, StaffRow::EarlierResponse)};
    return {.caller = caller, .kind = Kind::Repeated, .response = response};
}

Result<> done(const Result<ResultSet> &rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    return {};
}

} // namespace

Result<std::optional<StaffCaller>> StaffRequests::who(const QByteArray &token)
{
    const auto rows = m_connection.run(requestQuery("who").bind(QStringLiteral("token_hash"), hashOf(token)));
    if (!rows)
        return tl::unexpected(repeatableFailure(rows.error()));
    return callerIn(*rows);
}

Result<std::optional<RequestStart>> StaffRequests::begin(const QByteArray &token, const RequestKey &key)
{
    QStringList roles;
    for (const Role role : key.mayWrite)
        roles.append(roleName(role));
    const auto rows =
        m_connection.run(requestQuery("begin")
                             .bind(QStringLiteral("token_hash"), hashOf(token))
                             .bind(QStringLiteral("route"), key.route)
                             .bind(QStringLiteral("key"), key.key)
                             .bind(QStringLiteral("digest"), QString::fromLatin1(key.digest.toHex()))
                             .bind(QStringLiteral("roles"), roles));
    if (!rows)
        return tl::unexpected(repeatableFailure(rows.error()));
    const auto caller = callerIn(*rows);
    if (!caller)
        return std::nullopt;
    return startIn(*rows, *caller, key);
}

Result<QString> StaffRequests::keep(qint64 claim, const StoredResponse &response)
{
    const auto rows = m_connection.run(
        requestQuery("store_response")
            .bind(QStringLiteral("id"), claim)
            .bind(QStringLiteral("status"), qint64(response.status))
            .bind(QStringLiteral("content_type"), QString::fromUtf8(response.contentType))
            .bind(QStringLiteral("answer"),
                  response.body.isNull() ? QStringLiteral("") : QString::fromUtf8(response.body)));
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->text(0, 0);
}

Result<> StaffRequests::release(qint64 claim)
{
    return done(m_connection.run(requestQuery("release").bind(QStringLiteral("id"), claim)));
}

Result<> StaffRequests::deleteOldKeys()
{
    return done(m_connection.run(requestQuery("delete_expired")));
}

Result<> StaffRequests::signOut(const QByteArray &token)
{
    return done(m_connection.run(requestQuery("sign_out").bind(QStringLiteral("token_hash"), hashOf(token))));
}

} // namespace meja
