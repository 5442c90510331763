#pragma once

#include "midtransparser.h"
#include "partneraccess.h"
#include "partnerclient.h"
#include "ports/paymentgateway.h"

namespace meja {

/// Implements the port `PaymentGateway` over HTTP with Midtrans' Core API. Used by one worker thread, like
/// its `PartnerClient`. Source: gateways.md A.1–A.3. The failures of each function are those of the port and
/// of `PartnerClient::call()`; `refund()` without a key fails with `Invalid`.
class MidtransGateway : public PaymentGateway
{
public:
    MidtransGateway(PartnerAccess access, PartnerClient &client)
        : m_access(std::move(access)), m_client(client)
    {}

    Result<GatewayTransaction> status(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidResponse> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidResponse> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundResponse> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                  const QString &reason, const CallPurpose &purpose) override;

private:
    [[nodiscard]] PartnerRequest request(const QString &operation, const TransactionRef &transaction) const;
    Result<VoidResponse> end(VoidKind kind, const TransactionRef &transaction, const CallPurpose &purpose);

    const PartnerAccess m_access;
    PartnerClient &m_client;
};

} // namespace meja
