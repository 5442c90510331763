#pragma once

#include "moment.h"
#include "reply.h"

#include <QHash>
#include <QString>

#include <optional>

namespace meja::sandbox {

/// The responses of Midtrans by `Idempotency-Key`. For five minutes, a repeated key gets the same response,
/// whatever the endpoint and the body are. Only successes are stored; keys longer than 46 characters are
/// ignored. Source: gateways.md A.1. Used by `Midtrans`.
class IdempotencyCache
{
public:
    static constexpr qsizetype maxKeyLength = 46;
    static constexpr Moment lifetime = 5 * oneMinute;

    /// The response to a request with a known key; nothing if the request has to be processed.
    [[nodiscard]] std::optional<Reply> known(const QString &key, Moment now) const;
    /// Stores a response. Until `runningUntil` the first request counts as running, and a second one gets
    /// 202.
    void remember(const QString &key, const Reply &reply, Moment now, Moment runningUntil);

private:
    struct Entry
    {
        Reply reply;
        Moment at = 0;
        Moment runningUntil = 0;
        bool wasSuccess = false;
    };
    QHash<QString, Entry> m_entries;
};

} // namespace meja::sandbox
