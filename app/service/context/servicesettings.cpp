#include "servicesettings.h"

namespace meja {

bool runsKind(const ServiceSettings &settings, JobKind kind, int worker)
{
    const int workers = settings.jobWorkers;
    int first = 0;
    for (auto limit = settings.jobLimits.cbegin(); limit != settings.jobLimits.cend(); ++limit) {
        if (limit.key() == kind)
            return (worker - 1 + workers - first) % workers < limit.value();
        first = (first + limit.value()) % workers;
    }
    return true;
}

} // namespace meja
