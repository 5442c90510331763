#pragma once

#include "moment.h"

#include <functional>
#include <map>
#include <optional>

namespace meja::sandbox {

/// Scheduled events in the order of their due times; events with the same due time run in the order in which
/// they were added. Emulators add events, `SandboxRunner` runs them.
class EventQueue
{
public:
    void add(Moment due, std::function<void()> work) { m_entries.emplace(due, std::move(work)); }
    [[nodiscard]] std::optional<Moment> nextDue() const;
    /// Removes the next event and returns it. There must be one.
    [[nodiscard]] std::function<void()> takeNext();

private:
    std::multimap<Moment, std::function<void()>> m_entries;
};

} // namespace meja::sandbox
