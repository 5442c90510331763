#pragma once

#include "manualclock.h"
#include "memorycalllog.h"
#include "partnergateways.h"
#include "rawserver.h"

namespace meja {

/// Both gateways with a `RawServer` as the partner, and the objects that they use.
class PartnerFixture : public GatewayObserver
{
public:
    void called(const QString &partner, const QString &operation, CallOutcome outcome, Duration) override
    {
        reports.append(partner + QLatin1Char(' ') + operation + QLatin1Char(' ') + code(outcome));
    }

    /// Sets the response to all further requests.
    void respond(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        server.behave(RawServer::Mode::Respond, RawServer::http(status, body, headers));
    }

    [[nodiscard]] PaymentGateway &payments() { return gateways.payments(); }
    [[nodiscard]] ShippingGateway &shipping() { return gateways.shipping(); }
    Result<GatewayTransaction> status() { return payments().status(transaction, purpose); }
    Result<RefundResponse> refund()
    {
        return payments().refund(transaction, QStringLiteral("7-R1-T1"), Rupiah(60000),
                                 QStringLiteral("Stok habis"), purpose);
    }
    [[nodiscard]] QByteArray lastRequest() const { return server.requests().constLast(); }

    const TransactionRef transaction{QStringLiteral("ORD-1"), QStringLiteral("6f0b1c52")};
    RawServer server;
    ManualClock clock;
    MemoryCallLog log;
    GatewayBreakers breakers{clock};
    QStringList reports;
    CallPurpose purpose{OrderId{7}, JobId{21}, 3, QStringLiteral("req-1")};
    PartnerGateways gateways{
        {.midtrans = {server.url(), "SB-Mid-server-CONTOH123"},
         .komerce = {.delivery = {server.url(), "kunci-komship"},
                     .tracking = {server.url("/api/v1"), "kunci-ongkir"},
                     .dailyTrackingLimit = 2},
         .limits = {.connectTimeout = std::chrono::seconds(3), .totalTimeout = std::chrono::seconds(5)}},
        breakers,
        log,
        *this,
        clock};
};

} // namespace meja
