#pragma once

#include "staffrequests.h"

#include <QHash>

#include <mutex>

namespace meja {

/// Claims on idempotency keys whose requests have ended in this process, but whose end could not be stored,
/// because the database was unreachable. A repeated request stores it first, so that it neither waits until
/// the claim expires nor runs twice. Used by both APIs. Thread-safe.
class UnfinishedClaims
{
public:
    /// The response of a request that has ended; nothing: a temporary failure, so that the request may run
    /// again.
    using End = std::optional<StoredResponse>;

    void add(qint64 claim, const End &end)
    {
        const std::lock_guard lock(m_mutex);
        if (m_ends.size() < maxClaims)
            m_ends.insert(claim, end);
    }
    /// Removes the claim. Only one of several callers gets its end; the others get nothing.
    std::optional<End> take(qint64 claim)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ends.contains(claim))
            return std::nullopt;
        return std::make_optional<End>(m_ends.take(claim));
    }

private:
    /// Further claims expire after a minute, as if they were not known here.
    static constexpr qsizetype maxClaims = 1'000;

    std::mutex m_mutex;
    QHash<qint64, End> m_ends;
};

} // namespace meja
