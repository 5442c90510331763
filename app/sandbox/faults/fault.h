#pragma once

#include "call.h"
#include "moment.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace meja::sandbox {

/// Something that goes wrong with an answer, planned by a test.
struct Fault
{
    enum class Answer {
        Drop,      ///< The connection closes without a byte.
        Hang,      ///< Nothing, until the client gives up.
        Delay,     ///< The true answer, late.
        Status,    ///< A status of its own, 500 unless said, with a short body.
        Empty,     ///< HTTP 200 with no body.
        Truncated, ///< Half of the JSON, as if that were all.
        Cut,       ///< The connection breaks in the middle of the answer.
        Html,      ///< A page for people, HTTP 200.
        RateLimit, ///< HTTP 429 with `Retry-After`.
        Trickle,   ///< The true answer, a few bytes at a time.
        ExtraFields,
        MissingFields,
        NumbersAsStrings,
        UpperCase ///< Statuses in capitals.
    };

    qint64 id = 0;
    QString endpoint = QStringLiteral("*"); ///< `midtrans.refund`, `midtrans.*` or `*`.
    QString subject = {};                   ///< An order, transaction or waybill; empty: any.
    Answer answer = Answer::Drop;
    bool hasEffect = false;       ///< Whether the stand-in does what was asked before its answer goes wrong.
    qint64 count = 1;             ///< How often it strikes; negative: until it is removed.
    qint64 skip = 0;              ///< How many fitting calls it lets pass first.
    Moment milliseconds = 60'000; ///< `Delay`: how late; `Trickle`: between two pieces; `Hang`: how long the
                                  ///< call counts as running.
    int status = 500;
    int retryAfter = 30;     ///< Seconds.
    QStringList fields = {}; ///< `MissingFields`: which.

    [[nodiscard]] bool fits(const Target &target) const;
    [[nodiscard]] QJsonObject toJson() const;
    /// A sentence in `problem` and nothing returned when the object is no fault.
    [[nodiscard]] static std::optional<Fault> fromJson(const QJsonObject &object, QString &problem);
};

[[nodiscard]] QString word(Fault::Answer answer);

} // namespace meja::sandbox
