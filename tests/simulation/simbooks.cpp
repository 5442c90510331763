#include "simbooks.h"

#include <algorithm>

namespace meja {

bool SimBooks::isUnchangedFrom(const SimBooks &others) const
{
    const bool areOrdersShared =
        orders.isSharedWith(others.orders) && payments.isSharedWith(others.payments) &&
        shipments.isSharedWith(others.shipments) && cancellations.isSharedWith(others.cancellations);
    const bool areRefundsShared =
        refunds.isSharedWith(others.refunds) && attempts.isSharedWith(others.attempts);
    const bool areOthersShared = comments.isSharedWith(others.comments) && jobs.isSharedWith(others.jobs) &&
                                 attention.isSharedWith(others.attention) && stock.isSharedWith(others.stock);
    return areOrdersShared && areRefundsShared && areOthersShared && lastId == others.lastId &&
           writes == others.writes;
}

bool SimBooks::hasOpenAttention(AttentionKind kind, qint64 subject) const
{
    return std::any_of(attention.cbegin(), attention.cend(), [&](const auto &entry) {
        return entry.second.kind == kind && entry.second.subject == subject && !entry.second.resolvedAt;
    });
}

bool SimBooks::hasOpenAttention(OrderId order) const
{
    return std::any_of(attention.cbegin(), attention.cend(), [&](const auto &entry) {
        return entry.second.order == order && !entry.second.resolvedAt;
    });
}

bool SimBooks::hadAttention(AttentionKind kind, OrderId order) const
{
    return std::any_of(attention.cbegin(), attention.cend(), [&](const auto &entry) {
        return entry.second.order == order && entry.second.kind == kind;
    });
}

bool SimBooks::hadAttention(OrderId order) const
{
    return std::any_of(attention.cbegin(), attention.cend(),
                       [&](const auto &entry) { return entry.second.order == order; });
}

ShipmentId SimBooks::newestParcel(OrderId order) const
{
    ShipmentId newest;
    for (const auto &[id, shipment] : shipments) {
        if (shipment.order == order)
            newest = id;
    }
    return newest;
}

bool SimBooks::hasLiveJob(JobKind kind, qint64 subject) const
{
    return std::any_of(jobs.cbegin(), jobs.cend(), [&](const auto &entry) {
        const JobRow &row = entry.second;
        return row.lease.kind == kind && row.lease.subject == subject &&
               (row.state == JobRow::State::Waiting || row.state == JobRow::State::Leased);
    });
}

} // namespace meja
