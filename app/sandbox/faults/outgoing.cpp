#include "outgoing.h"

#include "distortion.h"

#include <QJsonDocument>

namespace meja::sandbox {

namespace {

using enum Fault::Response;

constexpr qsizetype trickleBytes = 16;
/// Less than the size of any response head, so that this plus half of the body is always less than the
/// complete response.
constexpr qsizetype headBytes = 120;

HttpResponse json(int status, const QJsonObject &body)
{
    return HttpResponse::json(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

HttpResponse responseOf(const Reply &reply)
{
    if (!reply.page.isEmpty())
        return HttpResponse::text(reply.status, reply.page, "text/html; charset=utf-8");
    return json(reply.status, reply.body);
}

HttpResponse page(int status)
{
    return HttpResponse::text(status, "<html><body><h1>We will be back soon</h1></body></html>",
                              "text/html; charset=utf-8");
}

HttpResponse rateLimited(int seconds)
{
    HttpResponse response =
        json(429, {{QStringLiteral("status_code"), QStringLiteral("429")},
                   {QStringLiteral("status_message"), QStringLiteral("Too many requests")}});
    response.headers.set("Retry-After", QByteArray::number(seconds));
    return response;
}

HttpResponse withDelivery(HttpResponse response, Delivery delivery)
{
    response.delivery = delivery;
    return response;
}

/// Applies a fault that modifies, truncates or delays the emulator's response.
HttpResponse withFault(const Reply &reply, const Fault &fault)
{
    Reply changedReply = reply;
    changedReply.body = distorted(reply.body, fault);
    HttpResponse response = responseOf(changedReply);
    const std::chrono::milliseconds time(fault.milliseconds);
    if (fault.answer == Truncated)
        response.body.truncate(response.body.size() / 2);
    if (fault.answer == Cut)
        response.delivery =
            Delivery{.mode = Delivery::Mode::Part, .bytes = headBytes + response.body.size() / 2};
    if (fault.answer == Delay)
        response.delivery = Delivery{.wait = time};
    if (fault.answer == Trickle)
        response.delivery = Delivery{.mode = Delivery::Mode::Trickle, .bytes = trickleBytes, .pause = time};
    return response;
}

} // namespace

HttpResponse outgoing(const std::optional<Reply> &reply, const std::optional<Fault> &fault)
{
    if (!fault)
        return responseOf(*reply);
    switch (fault->answer) {
    case Drop:
        return withDelivery({}, {.mode = Delivery::Mode::Nothing});
    case Hang:
        return withDelivery({}, {.mode = Delivery::Mode::Hang});
    case Status:
        return json(fault->status, {{QStringLiteral("message"), QStringLiteral("Internal error")}});
    case Empty:
        return HttpResponse::json(200, {});
    case Html:
        return page(200);
    case RateLimit:
        return rateLimited(fault->retryAfter);
    case Delay:
    case Truncated:
    case Cut:
    case Trickle:
    case ExtraFields:
    case MissingFields:
    case NumbersAsStrings:
    case UpperCase:
        return withFault(*reply, *fault);
    }
    Q_UNREACHABLE();
}

} // namespace meja::sandbox
