#pragma once

#include "moment.h"
#include "reply.h"

#include <QHash>
#include <QString>

#include <optional>

namespace meja::sandbox {

/// What the header `Idempotency-Key` protects: for five minutes a key answers again what it answered,
/// whatever is asked, on whatever endpoint. Only successes are remembered; keys over 46 characters are as
/// none.
class IdempotencyMemory
{
public:
    static constexpr qsizetype LongestKey = 46;
    static constexpr Moment Lifetime = 5 * Minute;

    /// What a request with that key gets without being looked at; nothing when it must be worked on.
    [[nodiscard]] std::optional<Reply> known(const QString &key, Moment now) const;
    /// `busyUntil`: until then the first request counts as running, and a second one gets 202.
    void remember(const QString &key, const Reply &reply, Moment now, Moment busyUntil);

private:
    struct Entry
    {
        Reply reply;
        Moment at = 0;
        Moment busyUntil = 0;
        bool wasSuccess = false;
    };
    QHash<QString, Entry> m_entries;
};

} // namespace meja::sandbox
