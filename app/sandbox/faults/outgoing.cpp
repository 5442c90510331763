#include "outgoing.h"

#include "distortion.h"

#include <QJsonDocument>

namespace meja::sandbox {

namespace {

using enum Fault::Answer;

constexpr qsizetype TrickleBytes = 16;
/// Somewhat less than any head; half a body more is a piece of any answer, and never the whole.
constexpr qsizetype HeadBytes = 120;

HttpAnswer json(int status, const QJsonObject &body)
{
    return HttpAnswer::json(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

HttpAnswer truthful(const Reply &reply)
{
    if (!reply.page.isEmpty())
        return HttpAnswer::text(reply.status, reply.page, "text/html; charset=utf-8");
    return json(reply.status, reply.body);
}

HttpAnswer page(int status)
{
    return HttpAnswer::text(status, "<html><body><h1>We will be back soon</h1></body></html>",
                            "text/html; charset=utf-8");
}

HttpAnswer limited(int seconds)
{
    HttpAnswer answer = json(429, {{QStringLiteral("status_code"), QStringLiteral("429")},
                                   {QStringLiteral("status_message"), QStringLiteral("Too many requests")}});
    answer.headers.set("Retry-After", QByteArray::number(seconds));
    return answer;
}

HttpAnswer delivered(HttpAnswer answer, Delivery delivery)
{
    answer.delivery = delivery;
    return answer;
}

/// For faults that dress up or break a true answer.
HttpAnswer spoilt(const Reply &reply, const Fault &fault)
{
    Reply dressed = reply;
    dressed.body = distorted(reply.body, fault);
    HttpAnswer answer = truthful(dressed);
    const std::chrono::milliseconds time(fault.milliseconds);
    if (fault.answer == Truncated)
        answer.body.truncate(answer.body.size() / 2);
    if (fault.answer == Cut)
        answer.delivery =
            Delivery{.manner = Delivery::Manner::Part, .bytes = HeadBytes + answer.body.size() / 2};
    if (fault.answer == Delay)
        answer.delivery = Delivery{.wait = time};
    if (fault.answer == Trickle)
        answer.delivery = Delivery{.manner = Delivery::Manner::Trickle, .bytes = TrickleBytes, .pause = time};
    return answer;
}

} // namespace

HttpAnswer outgoing(const std::optional<Reply> &reply, const std::optional<Fault> &fault)
{
    if (!fault)
        return truthful(*reply);
    switch (fault->answer) {
    case Drop:
        return delivered({}, {.manner = Delivery::Manner::Nothing});
    case Hang:
        return delivered({}, {.manner = Delivery::Manner::Hang});
    case Status:
        return json(fault->status, {{QStringLiteral("message"), QStringLiteral("Internal error")}});
    case Empty:
        return HttpAnswer::json(200, {});
    case Html:
        return page(200);
    case RateLimit:
        return limited(fault->retryAfter);
    case Delay:
    case Truncated:
    case Cut:
    case Trickle:
    case ExtraFields:
    case MissingFields:
    case NumbersAsStrings:
    case UpperCase:
        return spoilt(*reply, *fault);
    }
    Q_UNREACHABLE();
}

} // namespace meja::sandbox
