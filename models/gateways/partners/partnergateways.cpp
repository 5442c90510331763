#include "partnergateways.h"

namespace meja {

PartnerGateways::PartnerGateways(const Settings &settings, GatewayBreakers &breakers, GatewayCallLog &log,
                                 GatewayObserver &observer, const Clock &clock)
    : m_http(settings.limits),
      m_midtransLine(QStringLiteral("midtrans"), CallMask::midtrans(),
                     {m_http, breakers.midtrans, log, observer, clock}),
      m_deliveryLine(QStringLiteral("komerce"), CallMask::komerce(),
                     {m_http, breakers.komerce, log, observer, clock}),
      m_trackingLine(QStringLiteral("rajaongkir"), CallMask::komerce(),
                     {m_http, breakers.rajaongkir, log, observer, clock}),
      m_payments(settings.midtrans, m_midtransLine),
      m_shipping(settings.komerce, m_deliveryLine, m_trackingLine)
{}

} // namespace meja
