#pragma once

#include "ports/paymentgateway.h"
#include "ports/shippinggateway.h"

#include <functional>
#include <map>

namespace meja {

/// Midtrans as a test tells it to be: one transaction per order number, moved by the calls as the real one
/// would be. For one thread.
class ScriptedMidtrans : public PaymentGateway
{
public:
    Result<GatewayTransaction> status(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundAnswer> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                const QString &reason, const CallPurpose &purpose) override;

    /// What Midtrans knows, by its `order_id`.
    std::map<QString, GatewayTransaction> transactions;
    /// Called before a refund is taken: what happens elsewhere while the worker waits for its answer.
    std::function<void()> duringRefund;
    QStringList refundKeys; ///< As they were sent.

private:
    Result<VoidAnswer> end(const QString &gatewayOrderId, TransactionStatus status, const char *word);
};

/// Komerce as a test tells it to be: every parcel stands at `rawStatus`.
class ScriptedKomerce : public ShippingGateway
{
public:
    Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<ShipmentCancelAnswer> cancel(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

    QString rawStatus = QStringLiteral("Diajukan");
    ShipmentCancelAnswer answer = ShipmentCancelAnswer::Cancelled;
    TrackingReport report;
    QStringList phones; ///< As they were sent.
};

} // namespace meja
