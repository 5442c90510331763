#pragma once

#include "midtransreading.h"
#include "partneraccess.h"
#include "partnerline.h"
#include "ports/paymentgateway.h"

namespace meja {

/// Midtrans' Core API over HTTP. Belongs to a worker thread, like its line. Source: gateways.md A.1–A.3.
class MidtransGateway : public PaymentGateway
{
public:
    MidtransGateway(PartnerAccess access, PartnerLine &line) : m_access(std::move(access)), m_line(line) {}

    Result<GatewayTransaction> status(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> cancel(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<VoidAnswer> expire(const TransactionRef &transaction, const CallPurpose &purpose) override;
    Result<RefundAnswer> refund(const TransactionRef &transaction, const QString &key, Rupiah amount,
                                const QString &reason, const CallPurpose &purpose) override;

private:
    [[nodiscard]] PartnerRequest request(const QString &operation, const TransactionRef &transaction) const;
    Result<VoidAnswer> end(VoidKind kind, const TransactionRef &transaction, const CallPurpose &purpose);

    const PartnerAccess m_access;
    PartnerLine &m_line;
};

} // namespace meja
