#pragma once

#include <QtGlobal>

namespace meja {

/// The row a simulated process works on.
struct SimSubject
{
    enum class Kind { None, Order, Payment, Refund, Cancellation, Shipment };
    Kind kind = Kind::None;
    qint64 id = 0;
};

} // namespace meja
