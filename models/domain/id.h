#pragma once

#include <QtGlobal>

#include <compare>

namespace meja {

/// A row's identity. OrderId and PaymentId do not convert into each other.
template <class Tag>
struct Id
{
    qint64 value = 0;
    friend constexpr auto operator<=>(Id, Id) = default;
};

using OrderId = Id<struct OrderTag>;
using PaymentId = Id<struct PaymentTag>;
using ProductId = Id<struct ProductTag>;
using UserId = Id<struct UserTag>;

} // namespace meja
