#pragma once

#include "memorycancellations.h"
#include "memorycomments.h"
#include "memoryrefunds.h"
#include "ports/records.h"

namespace meja {

/// All record ports on one copy of the books. A change that the transition tables do not allow is recorded in
/// `wrongChanges` instead of being refused, so that an invariant reports it: services must not rely on the
/// database's refusal.
class MemoryRecords : public Records,
                      public OrderRecords,
                      public PaymentRecords,
                      public ShipmentRecords,
                      public JobRecords,
                      public AttentionRecords,
                      public StaffRecords
{
public:
    explicit MemoryRecords(SimBooks &books)
        : m_books(books), m_cancellations(books), m_refunds(books), m_comments(books)
    {}

    OrderRecords &orders() override { return *this; }
    PaymentRecords &payments() override { return *this; }
    ShipmentRecords &shipments() override { return *this; }
    CancellationRecords &cancellations() override { return m_cancellations; }
    RefundRecords &refunds() override { return m_refunds; }
    JobRecords &jobs() override { return *this; }
    AttentionRecords &attention() override { return *this; }
    CommentRecords &comments() override { return m_comments; }
    StaffRecords &staff() override { return *this; }

    Result<Order> lock(OrderId id) override;
    Result<> changeStatus(OrderId id, OrderStatus to, Instant at) override;
    Result<> changePaymentStatus(OrderId id, PaymentStatus to) override;
    Result<> returnStock(OrderId id, Return cause) override;
    Result<> archive(OrderId id, ArchivedBy by, Instant at) override;
    Result<> unarchive(OrderId id) override;

    Result<OrderId> orderOf(PaymentId id) override;
    Result<std::optional<PaymentId>> withGatewayOrderId(const QString &gatewayOrderId) override;
    Result<Payment> read(PaymentId id) override;
    Result<QList<Payment>> ofOrder(OrderId order) override;
    Result<> save(const Payment &payment) override;

    Result<OrderId> orderOf(ShipmentId id) override;
    Result<std::optional<ShipmentId>> withKomerceOrderNo(const QString &number) override;
    Result<Shipment> read(ShipmentId id) override;
    Result<std::optional<Shipment>> latestOf(OrderId order) override;
    Result<> save(const Shipment &shipment) override;
    Result<> keep(const ShipmentEvent &event) override;

    Result<> schedule(const NewJob &job) override;
    Result<std::optional<JobId>> liveOf(JobKind kind, qint64 subject) override;
    Result<JobReport> read(JobId id) override;
    Result<QList<Lease>> claim(const QString &worker, Instant now, int limit,
                               const QList<JobKind> &kinds) override;
    Result<> hold(const Lease &lease, Instant now) override;
    Result<> extend(const Lease &lease, Instant until) override;
    Result<> storeResult(const Lease &lease, const QJsonObject &result) override;
    Result<> finish(const Lease &lease, Instant now) override;
    Result<> runAgain(const Lease &lease, Instant at, const QString &failure) override;
    Result<> giveUp(const Lease &lease, Instant now, const QString &failure) override;

    Result<> raise(const NewAttention &item, Instant now) override;
    Result<AttentionItem> read(AttentionId id) override;
    Result<> resolve(AttentionId id, const QString &by, const QString &note, Instant now) override;
    Result<> settle(AttentionKind kind, qint64 subject, const QString &note, Instant now) override;

    Result<std::optional<Role>> roleOf(const QString &login) override;

private:
    SimBooks &m_books;
    MemoryCancellations m_cancellations;
    MemoryRefunds m_refunds;
    MemoryComments m_comments;
};

} // namespace meja
