#pragma once

#include "ports/paymentgateway.h"
#include "ports/shippinggateway.h"

namespace meja {

/// Gateways whose calls all fail with `Unavailable`. Services made for a request get them, since only the
/// worker may call partners.
class UnreachablePartners : public PaymentGateway, public ShippingGateway
{
public:
    Result<GatewayTransaction> status(const TransactionRef &, const CallPurpose &) override { return no(); }
    Result<VoidAnswer> cancel(const TransactionRef &, const CallPurpose &) override { return no(); }
    Result<VoidAnswer> expire(const TransactionRef &, const CallPurpose &) override { return no(); }
    Result<RefundAnswer> refund(const TransactionRef &, const QString &, Rupiah, const QString &,
                                const CallPurpose &) override
    {
        return no();
    }
    Result<ShipmentDetail> detail(const QString &, const CallPurpose &) override { return no(); }
    Result<ShipmentCancelAnswer> cancel(const QString &, const CallPurpose &) override { return no(); }
    Result<TrackingReport> history(const QString &, const QString &, const CallPurpose &) override
    {
        return no();
    }
    Result<TrackingReport> track(const QString &, const QString &, const QString &,
                                 const CallPurpose &) override
    {
        return no();
    }

private:
    static tl::unexpected<Error> no()
    {
        return failure(ErrorKind::Unavailable, QStringLiteral("a request handler must not call a partner"));
    }
};

} // namespace meja
