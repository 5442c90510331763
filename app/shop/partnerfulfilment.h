#pragma once

#include "fulfilment.h"
#include "storefrontpartners.h"

namespace meja {

/// Fulfilment with Midtrans for payments and Komerce for parcels. Later status changes are recorded by Meja's
/// service, not by the shop.
class PartnerFulfilment : public Fulfilment
{
public:
    explicit PartnerFulfilment(PartnerAddresses addresses) : m_partners(std::move(addresses)) {}

    Result<std::optional<Purchase::Step>> execute(Purchase &purchase, Connection &connection) override;

private:
    using Next = Result<std::optional<Purchase::Step>>;
    Next choosePayment(Purchase &purchase, Connection &connection);
    static Next checkPayment(const Purchase &purchase, Connection &connection);
    static Next process(const Purchase &purchase, Connection &connection);
    Next book(Purchase &purchase, Connection &connection);
    Next requestPickup(Purchase &purchase, Connection &connection);
    static Result<> ship(const Purchase &purchase, Connection &connection);

    StorefrontPartners m_partners;
};

} // namespace meja
