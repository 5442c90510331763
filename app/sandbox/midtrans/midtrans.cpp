#include "midtrans.h"

#include "chargevalidation.h"
#include "midtransdocument.h"
#include "midtransreplies.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

const QString idempotencyHeader = QStringLiteral("idempotency-key");

/// The endpoints without the id of a transaction, by path.
const QHash<QString, QString> &plainEndpoints()
{
    static const QHash<QString, QString> actions{{QStringLiteral("v2/charge"), QStringLiteral("charge")},
                                                 {QStringLiteral("v2/capture"), QStringLiteral("capture")},
                                                 {QStringLiteral("v2/token"), QStringLiteral("token")}};
    return actions;
}

/// The action in the path: `charge`, `status`, `cancel`, `refund`, `refund_direct`, …
QString actionOf(const Call &call)
{
    const QString endpoint = call.path.size() == 2 ? plainEndpoints().value(call.path.join(u'/')) : QString();
    if (!endpoint.isEmpty())
        return endpoint;
    const QString action = call.path.mid(2).join(u'/');
    return action == QLatin1String("refund/online/direct") ? QStringLiteral("refund_direct") : action;
}

bool isKnown(const Call &call)
{
    static const QStringList actions{QStringLiteral("charge"),  QStringLiteral("capture"),
                                     QStringLiteral("token"),   QStringLiteral("status"),
                                     QStringLiteral("cancel"),  QStringLiteral("expire"),
                                     QStringLiteral("approve"), QStringLiteral("deny"),
                                     QStringLiteral("refund"),  QStringLiteral("refund_direct")};
    return call.path.value(0) == QLatin1String("v2") && actions.contains(actionOf(call));
}

bool isRead(const Call &call)
{
    return actionOf(call) == QLatin1String("status") || actionOf(call) == QLatin1String("token");
}

/// Midtrans responds with an HTML page for unknown paths (gateways.md C, row 11).
Reply page404()
{
    return {.status = 404,
            .page = "<html><head><title>404 Not Found</title></head><body>"
                    "<h1>404 Not Found</h1></body></html>"};
}

bool isSatisfiable(const QString &accept)
{
    return accept.isEmpty() || accept.contains(QLatin1String("*/*")) ||
           accept.contains(QLatin1String("application/json"));
}

/// The JSON object in the body; empty for an empty body and for `null`, which Midtrans' own client sends
/// instead of no body. Nothing if the body is not a JSON object.
std::optional<QJsonObject> objectIn(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    if (text.isEmpty() || text == "null")
        return QJsonObject();
    const QJsonDocument read = QJsonDocument::fromJson(text);
    if (!read.isObject())
        return {};
    return read.object();
}

/// Nothing if a field has the wrong type or the key contains invalid characters.
std::optional<RefundRequest> refundRequestIn(const QJsonObject &body)
{
    static const QRegularExpression keys(QStringLiteral("\\A[A-Za-z0-9_-]*\\z"));
    RefundRequest request{.key = body.value(QStringLiteral("refund_key")).toString(),
                          .reason = body.value(QStringLiteral("reason")).toString()};
    if (!keys.match(request.key).hasMatch() || request.reason.size() > 255)
        return {};
    if (const QJsonValue amount = body.value(QStringLiteral("amount")); !amount.isUndefined()) {
        request.amount = rupiahIn(amount);
        if (!request.amount)
            return {};
    }
    return request;
}

} // namespace

Midtrans::Midtrans(SandboxContext &context, MidtransAccount account)
    : m_context(context),
      m_account(std::move(account)),
      m_webhooks(context, m_settings, m_account.merchantId, m_account.serverKey),
      m_lifecycle(context, m_settings, m_registry, m_webhooks),
      m_refunds(context, m_settings, m_lifecycle),
      m_changes(m_settings, m_lifecycle),
      m_charge(m_settings, m_registry, m_lifecycle, m_account.merchantId, m_account.serverKey),
      m_snap(m_registry, m_lifecycle, m_account.serverKey)
{}

Target Midtrans::target(const Call &call) const
{
    if (!isKnown(call))
        return {QStringLiteral("midtrans.unknown")};
    Target target{QStringLiteral("midtrans.") + actionOf(call)};
    QString id = call.path.value(1);
    if (actionOf(call) == QLatin1String("charge"))
        id = objectIn(call.body)
                 .value_or(QJsonObject())[QStringLiteral("transaction_details")]
                 .toObject()
                 .value(QStringLiteral("order_id"))
                 .toString();
    target.subjects.append(id);
    if (const MidtransTransaction *found = m_registry.byAnyId(id); found && found->orderId != id)
        target.subjects.append(found->orderId);
    return target;
}

Reply Midtrans::handle(const Call &call, Moment runningFor)
{
    if (Snap::isSnap(call))
        return m_snap.handle(call, m_context.ids);
    if (const auto refused = checkRequest(call))
        return *refused;
    if (actionOf(call) == QLatin1String("token"))
        return m_charge.token(call, m_context.ids);
    if (isRead(call))
        return status(call.path.value(1));
    return post(call, runningFor);
}

std::optional<Reply> Midtrans::checkRequest(const Call &call) const
{
    if (!isKnown(call))
        return page404();
    const bool isForBrowsers = actionOf(call) == QLatin1String("token"); // It has no server key.
    if (!isForBrowsers &&
        call.headers.value(QStringLiteral("authorization")) != basicCredentials(m_account.serverKey))
        return error(401, "Transaction cannot be authorized with the current client/server key.");
    if (call.method != (isRead(call) ? QLatin1String("GET") : QLatin1String("POST")))
        return error(405, "HTTP method is not allowed");
    if (!isSatisfiable(call.headers.value(QStringLiteral("accept"))))
        return error(403, "The requested content type cannot be given");
    return {};
}

bool Midtrans::honoursKeys(const Call &call) const
{
    const MidtransTransaction *transaction = m_registry.byAnyId(call.path.value(1));
    return !transaction || (transaction->method.bank != QLatin1String("permata") &&
                            transaction->method.store != QLatin1String("indomaret"));
}

Reply Midtrans::post(const Call &call, Moment runningFor)
{
    if (!honoursKeys(call))
        return execute(call);
    const QString key = call.headers.value(idempotencyHeader);
    const Moment now = m_context.clock.now();
    if (const auto known = m_responses.known(key, now))
        return *known;
    const Reply reply = execute(call);
    m_responses.remember(key, reply, now, now + runningFor);
    return reply;
}

Reply Midtrans::execute(const Call &call)
{
    const std::optional<QJsonObject> body = objectIn(call.body);
    if (!body)
        return error(413, "The request cannot be processed due to malformed syntax in the request body");
    if (actionOf(call) == QLatin1String("charge"))
        return m_charge.charge(call, *body, m_context.ids);
    if (actionOf(call) == QLatin1String("capture"))
        return capture(*body);
    return change(call, actionOf(call), *body);
}

Reply Midtrans::change(const Call &call, const QString &action, const QJsonObject &body)
{
    MidtransTransaction *transaction = m_registry.byAnyId(call.path.value(1));
    if (!transaction || transaction->status == None)
        return notFound();
    if (action == QLatin1String("cancel"))
        return m_changes.cancel(*transaction);
    if (action == QLatin1String("expire"))
        return m_changes.expire(*transaction);
    if (action == QLatin1String("approve"))
        return m_changes.approve(*transaction);
    if (action == QLatin1String("deny"))
        return m_changes.deny(*transaction);
    // Many orders share a static QRIS code, so its payments are found by `transaction_id` only.
    if (transaction->method.isStatic && call.path.value(1) != transaction->transactionId)
        return notFound();
    return refund(*transaction, body);
}

Reply Midtrans::status(const QString &id)
{
    const MidtransTransaction *transaction = m_registry.byAnyId(id);
    if (!transaction || transaction->status == None)
        return notFound();
    return midtransReply(midtransDocument(*transaction, m_account.merchantId, m_account.serverKey,
                                          transaction->statusCode(),
                                          QStringLiteral("Success, transaction is found")),
                         m_settings);
}

Reply Midtrans::capture(const QJsonObject &body)
{
    MidtransTransaction *transaction =
        m_registry.byTransaction(body.value(QStringLiteral("transaction_id")).toString());
    return transaction ? m_changes.capture(*transaction, body) : notFound();
}

Reply Midtrans::refund(MidtransTransaction &transaction, const QJsonObject &body)
{
    const std::optional<RefundRequest> request = refundRequestIn(body);
    if (!request)
        return error(400, "One or more parameters in the payload are invalid.");
    return m_refunds.refund(transaction, *request, QStringLiteral("api"));
}

Reply Midtrans::error(int code, const char *message) const
{
    return midtransError(code, QString::fromLatin1(message), m_settings);
}

Reply Midtrans::notFound()
{
    return midtransReply({{QStringLiteral("status_code"), QStringLiteral("404")},
                          {QStringLiteral("status_message"), QStringLiteral("Transaction doesn't exist.")},
                          {QStringLiteral("id"), m_context.ids.uuid()}},
                         m_settings);
}

} // namespace meja::sandbox
