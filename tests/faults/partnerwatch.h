#pragma once

#include "ports/paymentgateway.h"
#include "ports/shippinggateway.h"

#include <QMap>

#include <functional>

namespace meja {

/// Stands before both gateways, counts the calls of each kind, lets a test do something just before and just
/// after one of them, and keeps what that call came to.
class PartnerWatch : public PaymentGateway, public ShippingGateway
{
public:
    PartnerWatch(PaymentGateway &payments, ShippingGateway &shipping)
        : m_payments(payments), m_shipping(shipping)
    {}

    /// Before the `number`th call from now on of an endpoint: `midtrans.status`, `komerce.cancel`, …
    void before(const QString &endpoint, int number, std::function<void()> act);
    /// After it.
    void after(const QString &endpoint, int number, std::function<void()> act);
    [[nodiscard]] int count(const QString &endpoint) const { return m_counts.value(endpoint); }
    /// What the `number`th call of all came to: an answer's name, or a failure's.
    [[nodiscard]] QString heard(const QString &endpoint, int number) const;

    Result<GatewayTransaction> status(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundAnswer> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                const QString &reason, const CallPurpose &purpose) override;
    Result<ShipmentDetail> detail(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<ShipmentCancelAnswer> cancel(const QString &komerceOrderNo, const CallPurpose &purpose) override;
    Result<TrackingReport> history(const QString &courier, const QString &waybill,
                                   const CallPurpose &purpose) override;
    Result<TrackingReport> track(const QString &courier, const QString &waybill, const QString &phone,
                                 const CallPurpose &purpose) override;

private:
    using Place = std::pair<QString, int>;
    template <class T>
    Result<T> pass(const char *endpoint, const std::function<Result<T>()> &call);

    PaymentGateway &m_payments;
    ShippingGateway &m_shipping;
    QMap<QString, int> m_counts;
    QMultiMap<Place, std::function<void()>> m_before;
    QMultiMap<Place, std::function<void()>> m_after;
    QMap<Place, QString> m_heard;
};

} // namespace meja
