#pragma once

#include "callmask.h"
#include "circuitbreaker.h"
#include "gatewayobserver.h"
#include "httpclient.h"
#include "ports/gatewaycalllog.h"
#include "reading.h"

#include <QElapsedTimer>

namespace meja {

/// What is to be asked of a partner.
struct PartnerRequest
{
    QString operation; ///< As in `GatewayCall`.
    CallRequest http;
    QByteArray keyHeader = {};           ///< A header for a key of this very call; empty: none.
    std::optional<int> dailyBudget = {}; ///< Calls a day may see, for calls that are counted.
};

/// Everything that surrounds one call to a partner, in order: the circuit breaker, the day's budget, the book
/// of calls, the call, the book again, metrics. One for each partner and worker thread; the breaker is
/// shared.
class PartnerLine
{
public:
    struct Parts
    {
        HttpClient &http;
        CircuitBreaker &breaker;
        GatewayCallLog &log;
        GatewayObserver &observer;
        const Clock &clock;
    };

    PartnerLine(const QString &partner, const CallMask &mask, const Parts &parts)
        : m_partner(partner), m_mask(mask), m_parts(parts)
    {}

    /// Failures without a call: those of the breaker; code `quota` once the budget is spent; `Unavailable`
    /// when the book can't be written. Then those of `HttpClient::send` and of the reading.
    template <class T>
    Result<T> call(const PartnerRequest &request, const CallPurpose &purpose,
                   const std::function<Reading<T>(const CallAnswer &answer)> &read)
    {
        auto opened = open(request, purpose);
        if (!opened)
            return tl::unexpected(opened.error());
        const auto answer = m_parts.http.send(opened->http);
        if (!answer) {
            close(*opened, answer.error());
            return tl::unexpected(answer.error());
        }
        Reading<T> reading = read(*answer);
        close(*opened, *answer, reading.outcome, reading.bodyStatus,
              reading.result ? QString() : reading.result.error().detail);
        return std::move(reading.result);
    }

private:
    struct Open
    {
        CircuitBreaker::Pass pass;
        GatewayCall entry;
        CallRequest http;
        QElapsedTimer watch;
    };

    Result<Open> open(const PartnerRequest &request, const CallPurpose &purpose);
    Result<> spend(int dailyBudget, Instant now);
    void close(Open &call, const Error &error);
    void close(Open &call, const CallAnswer &answer, CallOutcome outcome, const QString &bodyStatus,
               const QString &problem);
    void close(Open &call, CallOutcome outcome);

    const QString m_partner;
    const CallMask &m_mask;
    const Parts m_parts;
};

} // namespace meja
