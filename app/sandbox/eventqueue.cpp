#include "eventqueue.h"

namespace meja::sandbox {

std::optional<Moment> EventQueue::nextDue() const
{
    if (m_entries.empty())
        return {};
    return m_entries.begin()->first;
}

std::function<void()> EventQueue::takeNext()
{
    return std::move(m_entries.extract(m_entries.begin()).mapped());
}

} // namespace meja::sandbox
