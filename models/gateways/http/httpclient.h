#pragma once

#include "callrequest.h"
#include "callresponse.h"
#include "error.h"
#include "instant.h"

#include <memory>

class QNetworkAccessManager;

namespace meja {

/// Time and size limits of one call to a partner.
struct HttpLimits
{
    Duration connectTimeout = std::chrono::seconds(5); ///< Until the TLS handshake is complete.
    Duration totalTimeout = std::chrono::seconds(20);  ///< Until the last byte of the response.
    qint64 maxResponseBytes = 1 << 20;                 ///< A larger response fails.
};

/// Sends requests to partners and blocks until the response is complete or a limit is reached. Used by
/// `PartnerClient`. Use it only on the thread that created it; a call on the GUI thread
/// (`setGuiThread()`) ends the program.
///
/// TLS certificates are always verified. Plain HTTP is allowed to loopback addresses only. Redirects,
/// proxies, cookies, caches and automatic repetitions are off.
class HttpClient
{
public:
    explicit HttpClient(const HttpLimits &limits = {});
    ~HttpClient();
    Q_DISABLE_COPY_MOVE(HttpClient)

    /// Every complete response is a result, whatever its status.
    /// Fails with `Unavailable` if no byte of the request can have reached the partner (code
    /// `insecure-address` if the address is neither HTTPS nor loopback), and with `OutcomeUnknown` if the
    /// partner may have received it. The error's detail contains no part of the address.
    Result<CallResponse> send(const CallRequest &request);

private:
    const HttpLimits m_limits;
    const std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace meja
