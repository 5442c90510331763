#include "midtrans.h"

#include "midtransdocument.h"
#include "midtransreplies.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace meja::sandbox {

namespace {

using enum MidtransStatus;

const QString idempotencyHeader = QStringLiteral("idempotency-key");

/// The action in the path: `charge`, `status`, `cancel`, `refund`, `refund_direct`, …
QString actionOf(const Call &call)
{
    if (call.path == QStringList{QStringLiteral("v2"), QStringLiteral("charge")})
        return QStringLiteral("charge");
    const QString action = call.path.mid(2).join(u'/');
    return action == QLatin1String("refund/online/direct") ? QStringLiteral("refund_direct") : action;
}

bool isKnown(const Call &call)
{
    static const QStringList actions{QStringLiteral("charge"), QStringLiteral("status"),
                                     QStringLiteral("cancel"), QStringLiteral("expire"),
                                     QStringLiteral("refund"), QStringLiteral("refund_direct")};
    return call.path.value(0) == QLatin1String("v2") && actions.contains(actionOf(call));
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

/// The JSON object in the body, empty for an empty body; nothing if the body is not a JSON object.
std::optional<QJsonObject> objectIn(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return QJsonObject();
    const QJsonDocument read = QJsonDocument::fromJson(body);
    if (!read.isObject())
        return {};
    return read.object();
}

/// Whole rupiah, as a number or a string; nothing for anything else.
std::optional<qint64> rupiahIn(const QJsonValue &value)
{
    bool isWhole = false;
    const qint64 amount = value.isString() ? value.toString().toLongLong(&isWhole) : value.toInteger(-1);
    if (value.isDouble())
        isWhole = double(amount) == value.toDouble();
    if (!isWhole)
        return {};
    return amount;
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

/// BNI allows a cancellation only after the capture.
bool canBeCancelled(const MidtransTransaction &transaction)
{
    const bool isOnlyAfterCapture = transaction.method.bank == QLatin1String("bni");
    return transaction.status == Pending || transaction.status == Capture ||
           (transaction.status == Authorize && !isOnlyAfterCapture);
}

} // namespace

Midtrans::Midtrans(SandboxContext &context, MidtransAccount account)
    : m_context(context),
      m_account(std::move(account)),
      m_webhooks(context, m_settings, m_account.merchantId, m_account.serverKey),
      m_lifecycle(context, m_settings, m_registry, m_webhooks),
      m_refunds(context, m_settings, m_lifecycle),
      m_charge(m_settings, m_registry, m_lifecycle, m_account.merchantId, m_account.serverKey)
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
    if (const auto refused = checkRequest(call))
        return *refused;
    if (call.method == QLatin1String("GET"))
        return status(call.path.value(1));
    return post(call, runningFor);
}

std::optional<Reply> Midtrans::checkRequest(const Call &call) const
{
    if (!isKnown(call))
        return page404();
    const QByteArray credentials = "Basic " + (m_account.serverKey + u':').toUtf8().toBase64();
    if (call.headers.value(QStringLiteral("authorization")).toUtf8() != credentials)
        return error(401, "Transaction cannot be authorized with the current client/server key.");
    const bool isStatus = actionOf(call) == QLatin1String("status");
    if (call.method != (isStatus ? QLatin1String("GET") : QLatin1String("POST")))
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
        return m_charge.charge(call, *body);
    return change(call, actionOf(call), *body);
}

Reply Midtrans::change(const Call &call, const QString &action, const QJsonObject &body)
{
    MidtransTransaction *transaction = m_registry.byAnyId(call.path.value(1));
    if (!transaction || transaction->status == None)
        return notFound();
    if (action == QLatin1String("cancel"))
        return cancel(*transaction);
    if (action == QLatin1String("expire"))
        return expire(*transaction);
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
                                          statusCode(transaction->status),
                                          QStringLiteral("Success, transaction is found")),
                         m_settings);
}

Reply Midtrans::cancel(MidtransTransaction &transaction)
{
    if (!canBeCancelled(transaction) || !m_lifecycle.transitionTo(transaction, Cancel, QStringLiteral("api")))
        return error(412, "Merchant cannot modify the status of the transaction");
    return midtransReply(transaction, 200, QStringLiteral("Success, transaction is canceled"), m_settings);
}

Reply Midtrans::expire(MidtransTransaction &transaction)
{
    if (transaction.status != Pending ||
        !m_lifecycle.transitionTo(transaction, Expire, QStringLiteral("api")))
        return error(412, "Merchant cannot modify the status of the transaction");
    return midtransReply(transaction, 407, QStringLiteral("Success, transaction has expired"), m_settings);
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
                          {QStringLiteral("id"), m_errorIds.uuid()}},
                         m_settings);
}

} // namespace meja::sandbox
