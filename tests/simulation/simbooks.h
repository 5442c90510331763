#pragma once

#include "attentionitem.h"
#include "cancellation.h"
#include "comment.h"
#include "job.h"
#include "order.h"
#include "payment.h"
#include "refund.h"
#include "role.h"
#include "shipment.h"
#include "simcoverage.h"
#include "simtable.h"

#include <map>
#include <vector>

namespace meja {

/// The contents of the database as plain values, so that a transaction is a copy that is kept or dropped.
struct SimBooks
{
    struct Item
    {
        OrderId order;
        int product = 0;
        qint64 quantity = 0;
        int returns = 0; ///< How often its units were restocked.
    };
    struct JobRow
    {
        Lease lease;
        enum class State { Waiting, Leased, Done, Stopped } state = State::Waiting;
        Instant dueAt;
        int failures = 0;
        bool isScheduledAgain = false; ///< Scheduled again while it was running.
        Instant scheduledAgainAt;      ///< When it is due again; only if `isScheduledAgain`.
        QJsonObject result;
    };

    SimTable<OrderId, Order> orders;
    SimTable<PaymentId, Payment> payments;
    SimTable<ShipmentId, Shipment> shipments;
    SimTable<CancellationId, Cancellation> cancellations;
    SimTable<RefundId, Refund> refunds;
    SimTable<CommentId, Comment> comments;
    SimTable<RefundAttemptId, RefundAttempt> attempts;
    SimTable<JobId, JobRow> jobs;
    SimTable<AttentionId, AttentionItem> attention;
    std::vector<Item> items;
    SimTable<int, qint64> opening; ///< Opening stock of each product.
    SimTable<int, qint64> stock;
    SimTable<QString, Role> staff;
    std::vector<QString> wrongChanges; ///< Changes that the transition tables do not allow.
    qint64 lastId = 0;
    qint64 writes = 0;               ///< Changes made so far.
    SimCoverage *coverage = nullptr; ///< Counts each change of a state.

    qint64 nextId() { return ++lastId; }
    /// Whether nothing has changed since these books were copied from the others.
    [[nodiscard]] bool isUnchangedFrom(const SimBooks &others) const;
    template <class State>
    void changed(SimSubject::Kind kind, State from, State to) const
    {
        if (coverage)
            coverage->change(kind, static_cast<int>(from), static_cast<int>(to));
    }
    /// The parcel's number at its courier.
    [[nodiscard]] static QString parcelNumber(const Shipment &shipment)
    {
        return shipment.komerceOrderNo.isEmpty() ? shipment.waybill : shipment.komerceOrderNo;
    }
    [[nodiscard]] bool hasOpenAttention(AttentionKind kind, qint64 subject) const;
    [[nodiscard]] bool hasOpenAttention(OrderId order) const;
    /// Whether an attention item, of this kind or of any, was ever raised for the order; it may be resolved.
    [[nodiscard]] bool hadAttention(AttentionKind kind, OrderId order) const;
    [[nodiscard]] bool hadAttention(OrderId order) const;
    [[nodiscard]] ShipmentId newestParcel(OrderId order) const;
    [[nodiscard]] bool hasLiveJob(JobKind kind, qint64 subject) const;
};

} // namespace meja
