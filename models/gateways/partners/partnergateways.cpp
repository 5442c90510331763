#include "partnergateways.h"

namespace meja {

PartnerGateways::PartnerGateways(const Settings &settings, GatewayBreakers &breakers, GatewayCallLog &log,
                                 GatewayObserver &observer, const Clock &clock)
    : m_http(settings.limits),
      m_midtransClient(QStringLiteral("midtrans"), CallMask::midtrans(),
                       {m_http, breakers.midtrans, log, observer, clock}),
      m_deliveryClient(QStringLiteral("komerce"), CallMask::komerce(),
                       {m_http, breakers.komerce, log, observer, clock}),
      m_trackingClient(QStringLiteral("rajaongkir"), CallMask::komerce(),
                       {m_http, breakers.rajaongkir, log, observer, clock}),
      m_payments(settings.midtrans, m_midtransClient),
      m_shipping(settings.komerce, m_deliveryClient, m_trackingClient)
{}

} // namespace meja
