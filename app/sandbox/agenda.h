#pragma once

#include "moment.h"

#include <functional>
#include <map>
#include <optional>

namespace meja::sandbox {

/// What will happen by itself, in the order of time, and what is due together in the order it was written
/// down.
class Agenda
{
public:
    void add(Moment due, std::function<void()> work) { m_entries.emplace(due, std::move(work)); }
    [[nodiscard]] std::optional<Moment> nextDue() const;
    /// Takes the next entry out, for its owner to run.
    [[nodiscard]] std::function<void()> takeNext();

private:
    std::multimap<Moment, std::function<void()>> m_entries;
};

} // namespace meja::sandbox
