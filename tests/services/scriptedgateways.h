#pragma once

#include "ports/paymentgateway.h"
#include "ports/shippinggateway.h"

#include <QList>

#include <functional>
#include <map>

namespace meja {

/// Midtrans, controlled by a test: one transaction for each order id, changed by calls as in the real API.
/// For one thread.
class ScriptedMidtrans : public PaymentGateway
{
public:
    Result<GatewayTransaction> status(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidResponse> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidResponse> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundResponse> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                  const QString &reason, const CallPurpose &purpose) override;

    /// The transactions by `order_id`.
    std::map<QString, GatewayTransaction> transactions;
    /// Called before a refund is accepted, to simulate events while the worker waits for the response.
    std::function<void()> duringRefund;
    /// The responses to the next refund calls; those calls have no effect.
    QList<Result<RefundResponse>> refusals;
    /// The failures of the next status queries.
    QList<Error> statusFailures;
    QStringList refundKeys; ///< In the order of the calls.

private:
    Result<VoidResponse> end(const QString &gatewayOrderId, TransactionStatus status, const char *word);
};

/// Komerce, controlled by a test: every parcel has the status `rawStatus`.
class ScriptedKomerce : public ShippingGateway
{
public:
    Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<ShipmentCancelResponse> cancel(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

    QString rawStatus = QStringLiteral("Diajukan");
    ShipmentCancelResponse answer = ShipmentCancelResponse::Cancelled;
    TrackingReport report;
    QStringList phones; ///< In the order of the calls.
};

} // namespace meja
