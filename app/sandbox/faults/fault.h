#pragma once

#include "call.h"
#include "moment.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace meja::sandbox {

/// A planned failure of an emulator's response. Tests add faults through the admin interface.
struct Fault
{
    enum class Response {
        Drop,             ///< Closes the connection without a byte.
        Hang,             ///< No response until the client disconnects.
        Delay,            ///< The normal response, late.
        Status,           ///< The HTTP status `status` with a short body.
        Empty,            ///< HTTP 200 without a body.
        Truncated,        ///< Half of the JSON with a matching `Content-Length`.
        Cut,              ///< Closes the connection in the middle of the response.
        Html,             ///< An HTML page with HTTP 200.
        RateLimit,        ///< HTTP 429 with `Retry-After`.
        Trickle,          ///< The normal response, a few bytes at a time.
        ExtraFields,      ///< Additional, unknown fields.
        MissingFields,    ///< Without `fields`, or without the optional fields if `fields` is empty.
        NumbersAsStrings, ///< Every number as a string.
        UpperCase         ///< Statuses in upper case.
    };

    qint64 id = 0;
    QString endpoint = QStringLiteral("*"); ///< `midtrans.refund`, `midtrans.*` or `*`.
    QString subject = {};                   ///< Order, transaction or waybill; empty: any.
    Response answer = Response::Drop;
    bool hasEffect = false;       ///< Whether the emulator processes the request before the response fails.
    qint64 count = 1;             ///< How many calls it affects; negative: until it is removed.
    qint64 skip = 0;              ///< How many matching calls it ignores first.
    Moment milliseconds = 60'000; ///< `Delay`: the delay; `Trickle`: between two pieces; `Hang`: how long the
                                  ///< call counts as running for `Idempotency-Key`.
    int status = 500;             ///< For `Status`.
    int retryAfter = 30;          ///< For `RateLimit`, in seconds.
    QStringList fields = {};      ///< For `MissingFields`.

    [[nodiscard]] bool fits(const Target &target) const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing if the object is not a valid fault; `problem` is then the message.
    [[nodiscard]] static std::optional<Fault> fromJson(const QJsonObject &object, QString &problem);
};

/// The fault's name in the admin interface.
[[nodiscard]] QString word(Fault::Response answer);

} // namespace meja::sandbox
