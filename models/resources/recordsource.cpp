#include "recordsource.h"

#include <atomic>

namespace meja {

Lane Lane::next()
{
    static std::atomic<quint64> last{0};
    return Lane{++last};
}

RecordSource::~RecordSource() = default;

} // namespace meja
