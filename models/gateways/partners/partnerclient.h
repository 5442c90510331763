#pragma once

#include "callmask.h"
#include "circuitbreaker.h"
#include "gatewayobserver.h"
#include "httpclient.h"
#include "parsedresponse.h"
#include "ports/gatewaycalllog.h"

#include <QElapsedTimer>

namespace meja {

/// A request to a partner, built by a gateway.
struct PartnerRequest
{
    QString operation; ///< As in `GatewayCall`: `status`, `cancel`, …
    CallRequest http;
    QByteArray keyHeader = {};           ///< Header that carries a key unique to this call; empty: none.
    std::optional<int> dailyBudget = {}; ///< Maximum number of calls per day; empty: no limit.
};

/// Makes calls to one partner API for one worker thread. Used by the gateways. The steps of a call: circuit
/// breaker, daily budget, begin the log entry, send, complete the log entry, report to the observer. The
/// breaker is shared between threads.
class PartnerClient
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

    PartnerClient(const QString &partner, const CallMask &mask, const Parts &parts)
        : m_partner(partner), m_mask(mask), m_parts(parts)
    {}

    /// Sends the request and parses the response with `read`.
    ///
    /// Fails without a call with `Unavailable`: codes `breaker-open` and `rate-limited` (circuit breaker),
    /// `quota` (daily budget used up), `too-late` (the caller's lease has expired), or the call log's own
    /// code if the entry cannot be written. Otherwise fails as `HttpClient::send()` and `read` do. A failure
    /// has the partner's `Retry-After`, if there is one.
    template <class T>
    Result<T> call(const PartnerRequest &request, const CallPurpose &purpose,
                   const std::function<ParsedResponse<T>(const CallResponse &response)> &read)
    {
        auto opened = open(request, purpose);
        if (!opened)
            return tl::unexpected(opened.error());
        const auto response = m_parts.http.send(opened->http);
        if (!response) {
            close(*opened, response.error());
            return tl::unexpected(response.error());
        }
        ParsedResponse<T> reading = read(*response);
        close(*opened, *response, reading.outcome, reading.bodyStatus,
              reading.result ? QString() : reading.result.error().detail);
        if (!reading.result)
            reading.result.error().retryAfter = response->retryAfter;
        return std::move(reading.result);
    }

private:
    struct Open
    {
        CircuitBreaker::Permit permit;
        GatewayCall entry;
        CallRequest http;
        QElapsedTimer timer;
    };

    Result<Open> open(const PartnerRequest &request, const CallPurpose &purpose);
    Result<> takeFromBudget(int dailyBudget, Instant now);
    void close(Open &call, const Error &error);
    void close(Open &call, const CallResponse &response, CallOutcome outcome, const QString &bodyStatus,
               const QString &problem);
    void close(Open &call, CallOutcome outcome);

    const QString m_partner;
    const CallMask &m_mask;
    const Parts m_parts;
};

} // namespace meja
