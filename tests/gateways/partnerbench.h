#pragma once

#include "handclock.h"
#include "memorycalllog.h"
#include "partnergateways.h"
#include "rawserver.h"

namespace meja {

/// Both gateways with a `RawServer` as the partner, and the objects that they use.
class PartnerBench : public GatewayObserver
{
public:
    void called(const QString &partner, const QString &operation, CallOutcome outcome, Duration) override
    {
        heard.append(partner + QLatin1Char(' ') + operation + QLatin1Char(' ') + code(outcome));
    }

    /// Sets the response to all further requests.
    void answer(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        server.behave(RawServer::Manner::Answer, RawServer::http(status, body, headers));
    }

    [[nodiscard]] PaymentGateway &payments() { return gateways.payments(); }
    [[nodiscard]] ShippingGateway &shipping() { return gateways.shipping(); }
    Result<GatewayTransaction> status() { return payments().status(asked, purpose); }
    Result<RefundAnswer> refund()
    {
        return payments().refund(asked, QStringLiteral("7-R1-T1"), Rupiah(60000),
                                 QStringLiteral("Stok habis"), purpose);
    }
    [[nodiscard]] QByteArray lastRequest() const { return server.requests().constLast(); }

    const TransactionRef asked{QStringLiteral("ORD-1"), QStringLiteral("6f0b1c52")};
    RawServer server;
    HandClock clock;
    MemoryCallLog log;
    GatewayBreakers breakers{clock};
    QStringList heard;
    CallPurpose purpose{OrderId{7}, JobId{21}, 3, QStringLiteral("req-1")};
    PartnerGateways gateways{
        {.midtrans = {server.url(), "SB-Mid-server-CONTOH123"},
         .komerce = {.delivery = {server.url(), "kunci-komship"},
                     .tracking = {server.url("/api/v1"), "kunci-ongkir"},
                     .dailyTracks = 2},
         .limits = {.connectTimeout = std::chrono::seconds(3), .totalTimeout = std::chrono::seconds(5)}},
        breakers,
        log,
        *this,
        clock};
};

} // namespace meja
