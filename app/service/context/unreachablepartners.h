#pragma once

#include "ports/paymentgateway.h"
#include "ports/shippinggateway.h"

namespace meja {

/// The partners as a request sees them: not at all. Only the worker calls them, and a service made for a
/// request gets these, so that it can't.
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
        return failure(ErrorKind::Unavailable, QStringLiteral("no request calls a partner"));
    }
};

} // namespace meja
