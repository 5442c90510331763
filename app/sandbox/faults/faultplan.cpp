#include "faultplan.h"

namespace meja::sandbox {

qint64 FaultPlan::add(Fault fault)
{
    fault.id = ++m_lastId;
    m_faults.append(std::move(fault));
    return m_lastId;
}

bool FaultPlan::remove(qint64 id)
{
    return m_faults.removeIf([id](const Fault &fault) { return fault.id == id; }) > 0;
}

std::optional<Fault> FaultPlan::take(const Target &target)
{
    for (auto fault = m_faults.begin(); fault != m_faults.end(); ++fault) {
        if (!fault->fits(target))
            continue;
        if (fault->skip > 0) {
            --fault->skip;
            continue;
        }
        const Fault taken = *fault;
        if (fault->count > 0 && --fault->count == 0)
            m_faults.erase(fault);
        return taken;
    }
    return {};
}

QJsonArray FaultPlan::toJson() const
{
    QJsonArray array;
    for (const Fault &fault : m_faults)
        array.append(fault.toJson());
    return array;
}

} // namespace meja::sandbox
