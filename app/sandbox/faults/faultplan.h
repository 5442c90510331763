#pragma once

#include "fault.h"

#include <QJsonArray>

namespace meja::sandbox {

/// The active faults, oldest first. Used by `ProductHandler` and the admin interface.
class FaultPlan
{
public:
    /// @returns the id of the fault.
    qint64 add(Fault fault);
    /// False if there is no such fault.
    bool remove(qint64 id);
    void clear() { m_faults.clear(); }
    /// The first fault that matches the call, if any; counts it as used.
    [[nodiscard]] std::optional<Fault> take(const Target &target);

    [[nodiscard]] QJsonArray toJson() const;

private:
    QList<Fault> m_faults;
    qint64 m_lastId = 0;
};

} // namespace meja::sandbox
