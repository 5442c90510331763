#include "webhooks.h"

#include "constanttime.h"
#include "jobrequests.h"
#include "jsonreader.h"
#include "midtransnotification.h"
#include "problem.h"
#include "webhookinbox.h"

#include <QJsonArray>
#include <QJsonObject>

namespace meja {

namespace {

/// Maximum number of orders in a notification; real ones contain far fewer.
constexpr qsizetype maxOrders = 100;

Actor partner(const char *kind, const char *name, const HttpRequest &request)
{
    return {QLatin1String(kind), QLatin1String(name), QStringLiteral("notification"), request.id};
}

HttpResponse refused(const Error &error, const HttpRequest &request)
{
    return responseOf(problemOf(error), request.id);
}

HttpResponse accepted()
{
    return HttpResponse::json(200, "{}");
}

/// The order numbers in an object or an array of objects; `Invalid` for any other content.
Result<QStringList> orderNumbersIn(const QByteArray &body)
{
    const auto json = readJson(body, {.allowsFractions = true, .allowsArray = true});
    if (!json)
        return tl::unexpected(json.error());
    const QJsonArray entries = json->isArray() ? json->toArray() : QJsonArray{*json};
    QStringList numbers;
    for (const auto &entry : entries) {
        const QString number = entry.toObject().value(QStringLiteral("order_no")).toString();
        if (number.isEmpty() || number.size() > 100)
            return failure(ErrorKind::Invalid,
                           QStringLiteral("order_no must be a string of 1 to 100 characters"),
                           QStringLiteral("invalid-fields"));
        if (!numbers.contains(number))
            numbers.append(number);
    }
    if (numbers.isEmpty() || numbers.size() > maxOrders)
        return failure(ErrorKind::Invalid, QStringLiteral("expected 1 to %1 orders").arg(maxOrders),
                       QStringLiteral("invalid-fields"));
    return numbers;
}

} // namespace

void Webhooks::addTo(Router &router) const
{
    router.add("POST", QStringLiteral("/webhooks/midtrans"),
               [this](const HttpRequest &request) { return midtrans(request); });
    for (const char *method : {"POST", "PUT"})
        router.add(method, QStringLiteral("/webhooks/komerce/{secret}"),
                   [this](const HttpRequest &request) { return komerce(request); });
}

Result<qint64> Webhooks::store(const QString &partner, const HttpRequest &request,
                               const QString &subject) const
{
    const auto connection = m_context.connection();
    if (!connection)
        return tl::unexpected(connection.error());
    return WebhookInbox(**connection).keep(partner, request.body, subject);
}

HttpResponse Webhooks::midtrans(const HttpRequest &request) const
{
    const auto notification = MidtransNotification::read(request.body);
    if (!notification)
        return refused(notification.error(), request);
    if (!notification->isSignedWith(m_context.settings().midtrans.key))
        return responseOf(problemNamed("bad-signature"), request.id);
    const auto delivery = store(QStringLiteral("midtrans"), request, notification->orderId);
    if (!delivery)
        return refused(delivery.error(), request);
    Transactions transactions(m_context.database(), m_context.clock());
    const auto scheduled = JobRequests(transactions, m_context.clock())
                               .handleMidtransNotification(notification->orderId, *delivery,
                                                           partner("payment", "midtrans", request));
    if (!scheduled)
        return refused(scheduled.error(), request);
    m_context.notifyJobs();
    return accepted();
}

HttpResponse Webhooks::komerce(const HttpRequest &request) const
{
    const QByteArray secret = m_context.settings().webhookSecret.toUtf8();
    const QByteArray given = request.parameter(QStringLiteral("secret")).toUtf8();
    if (secret.isEmpty() || !equalsInConstantTime(secret, given))
        return responseOf(problemNamed("not-found"), request.id);
    const auto numbers = orderNumbersIn(request.body);
    if (!numbers)
        return refused(numbers.error(), request);
    const auto delivery = store(QStringLiteral("komerce"), request, numbers->first());
    if (!delivery)
        return refused(delivery.error(), request);
    Transactions transactions(m_context.database(), m_context.clock());
    JobRequests jobs(transactions, m_context.clock());
    for (const QString &number : *numbers) {
        const auto scheduled =
            jobs.handleKomerceNotification(number, *delivery, partner("tracking", "komerce", request));
        if (!scheduled)
            return refused(scheduled.error(), request);
    }
    m_context.notifyJobs();
    return accepted();
}

} // namespace meja
