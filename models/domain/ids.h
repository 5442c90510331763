#pragma once

#include <QtGlobal>

#include <compare>
#include <cstddef>
#include <functional>

namespace meja {

/// Identifies a row of one table. OrderId and PaymentId do not convert into each other. A value of 0 means:
/// no row.
template <class Tag>
struct Id
{
    qint64 value = 0;
    friend constexpr auto operator<=>(Id, Id) = default;
};

using OrderId = Id<struct OrderTag>;
using UserId = Id<struct UserTag>;
using ProductId = Id<struct ProductTag>;
using OrderItemId = Id<struct OrderItemTag>;
using CommentId = Id<struct CommentTag>;
using PaymentId = Id<struct PaymentTag>;
using ShipmentId = Id<struct ShipmentTag>;
using CancellationId = Id<struct CancellationTag>;
using RefundId = Id<struct RefundTag>;
using RefundAttemptId = Id<struct RefundAttemptTag>;
using JobId = Id<struct JobTag>;
using AttentionId = Id<struct AttentionTag>;
using GatewayCallId = Id<struct GatewayCallTag>;

} // namespace meja

template <class Tag>
struct std::hash<meja::Id<Tag>>
{
    std::size_t operator()(meja::Id<Tag> id) const noexcept { return std::hash<qint64>{}(id.value); }
};
