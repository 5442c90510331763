#pragma once

#include <QtGlobal>

namespace meja {

/// The row that a simulated process is processing.
struct SimSubject
{
    enum class Kind { None, Order, Payment, Refund, Cancellation, Shipment };
    Kind kind = Kind::None;
    qint64 id = 0;
};

} // namespace meja
