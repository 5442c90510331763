#pragma once

#include "ports/paymentgateway.h"
#include "ports/shippinggateway.h"

#include <QMap>

#include <functional>

namespace meja {

/// Forwards calls to both gateways, counts them, records their results, and runs a test's actions before or
/// after a given call.
class PartnerSpy : public PaymentGateway, public ShippingGateway
{
public:
    PartnerSpy(PaymentGateway &payments, ShippingGateway &shipping)
        : m_payments(payments), m_shipping(shipping)
    {}

    /// Runs `act` before the `number`th next call of an endpoint (`midtrans.status`, `komerce.cancel`, …).
    void before(const QString &endpoint, int number, const std::function<void()> &act);
    /// Runs `act` after that call.
    void after(const QString &endpoint, int number, const std::function<void()> &act);
    [[nodiscard]] int count(const QString &endpoint) const { return m_counts.value(endpoint); }
    /// The name of the result or failure of the `number`th call since the start.
    [[nodiscard]] QString resultOf(const QString &endpoint, int number) const;

    Result<GatewayTransaction> status(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidResponse> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidResponse> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundResponse> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                  const QString &reason, const CallPurpose &purpose) override;
    Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<ShipmentCancelResponse> cancel(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

private:
    using CallIndex = std::pair<QString, int>;
    template <class T>
    Result<T> forward(const char *endpoint, const std::function<Result<T>()> &call);

    PaymentGateway &m_payments;
    ShippingGateway &m_shipping;
    QMap<QString, int> m_counts;
    QMultiMap<CallIndex, std::function<void()>> m_before;
    QMultiMap<CallIndex, std::function<void()>> m_after;
    QMap<CallIndex, QString> m_results;
};

} // namespace meja
