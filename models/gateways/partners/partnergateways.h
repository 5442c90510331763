#pragma once

#include "gatewaybreakers.h"
#include "komercegateway.h"
#include "midtransgateway.h"

namespace meja {

/// Both partners as one worker thread reaches them. Made and used on that thread; only the breakers are
/// shared.
class PartnerGateways
{
public:
    struct Settings
    {
        PartnerAccess midtrans;
        KomerceSettings komerce;
        HttpLimits limits = {};
    };

    PartnerGateways(const Settings &settings, GatewayBreakers &breakers, GatewayCallLog &log,
                    GatewayObserver &observer, const Clock &clock);
    Q_DISABLE_COPY_MOVE(PartnerGateways)

    [[nodiscard]] PaymentGateway &payments() { return m_payments; }
    [[nodiscard]] ShippingGateway &shipping() { return m_shipping; }

private:
    HttpClient m_http;
    PartnerLine m_midtransLine;
    PartnerLine m_deliveryLine;
    PartnerLine m_trackingLine;
    MidtransGateway m_payments;
    KomerceGateway m_shipping;
};

} // namespace meja
