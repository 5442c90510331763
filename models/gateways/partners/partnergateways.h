#pragma once

#include "gatewaybreakers.h"
#include "komercegateway.h"
#include "midtransgateway.h"

namespace meja {

/// The gateways of both partners for one worker thread. Created and used on that thread; only the circuit
/// breakers are shared between threads.
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
    PartnerClient m_midtransClient;
    PartnerClient m_deliveryClient;
    PartnerClient m_trackingClient;
    MidtransGateway m_payments;
    KomerceGateway m_shipping;
};

} // namespace meja
