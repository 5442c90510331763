#pragma once

#include "ports/clock.h"

#include <atomic>

namespace meja {

/// A clock for tests that changes only when a test sets it.
class ManualClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return {m_now}; }
    void advance(Duration by) { m_now += by.count(); }
    void set(Instant to) { m_now = to.milliseconds; }

private:
    std::atomic<qint64> m_now{1'772'420'000'000}; ///< 2026-03-02, 09:53 in Jakarta.
};

} // namespace meja
