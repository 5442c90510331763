#pragma once

#include "fault.h"

#include <QJsonArray>

namespace meja::sandbox {

/// The faults that wait for their calls, the oldest first.
class FaultPlan
{
public:
    /// @returns its id.
    qint64 add(Fault fault);
    bool remove(qint64 id);
    void clear() { m_faults.clear(); }
    /// The fault that strikes a call; it is used up by it.
    [[nodiscard]] std::optional<Fault> take(const Target &target);

    [[nodiscard]] QJsonArray toJson() const;

private:
    QList<Fault> m_faults;
    qint64 m_lastId = 0;
};

} // namespace meja::sandbox
