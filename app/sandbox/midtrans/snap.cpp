#include "snap.h"

#include "chargevalidation.h"
#include "midtransreplies.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meja::sandbox {

namespace {

Reply snapError(int status, const QStringList &messages)
{
    return {.status = status,
            .body = {{QStringLiteral("error_messages"), QJsonArray::fromStringList(messages)}}};
}

bool wasUsed(const MidtransTransaction *earlier)
{
    return earlier && earlier->status != MidtransStatus::None && earlier->status != MidtransStatus::Cancel &&
           earlier->status != MidtransStatus::Expire;
}

} // namespace

bool Snap::isSnap(const Call &call)
{
    return call.path.value(0) == QLatin1String("snap");
}

Reply Snap::handle(const Call &call, Randomness &ids)
{
    if (call.path !=
        QStringList{QStringLiteral("snap"), QStringLiteral("v1"), QStringLiteral("transactions")})
        return snapError(404, {QStringLiteral("there is no such page")});
    if (call.headers.value(QStringLiteral("authorization")) != basicCredentials(m_serverKey))
        return snapError(401, {QStringLiteral("Access denied due to unauthorized transaction, please check "
                                              "client or server key")});
    if (call.method != QLatin1String("POST"))
        return snapError(405, {QStringLiteral("HTTP method is not allowed")});
    return create(call, ids);
}

Reply Snap::create(const Call &call, Randomness &ids)
{
    const QJsonObject body = QJsonDocument::fromJson(call.body).object();
    QStringList problems = transactionProblems(body);
    const QJsonObject details = body.value(QStringLiteral("transaction_details")).toObject();
    const QString orderId = details.value(QStringLiteral("order_id")).toString();
    if (wasUsed(m_registry.byOrder(orderId)))
        problems.append(QStringLiteral("transaction_details.order_id has already been taken"));
    if (!problems.isEmpty())
        return snapError(400, problems);
    MidtransTransaction transaction;
    transaction.orderId = orderId;
    transaction.amount = rupiahIn(details.value(QStringLiteral("gross_amount"))).value_or(0);
    m_lifecycle.begin(std::move(transaction));
    const QString token = ids.uuid();
    return {.status = 201,
            .body = {
                {QStringLiteral("token"), token},
                {QStringLiteral("redirect_url"), baseUrl(call) + QStringLiteral("/snap/v2/vtweb/") + token}}};
}

} // namespace meja::sandbox
