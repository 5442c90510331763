#pragma once

#include "callanswer.h"
#include "callrequest.h"
#include "error.h"
#include "instant.h"

#include <memory>

class QNetworkAccessManager;

namespace meja {

/// How long a partner may take, and how much it may say.
struct HttpLimits
{
    Duration connect = std::chrono::seconds(5); ///< Until the partner has proved who it is.
    Duration total = std::chrono::seconds(20);  ///< Until the last byte of the answer.
    qint64 answerBytes = 1 << 20;
};

/// Calls partners and waits for their answers, within limits. Belongs to the worker thread that made it;
/// fatal on a thread that is protected from calls.
///
/// TLS certificates are always verified, and plain HTTP is spoken to this machine alone. Redirects,
/// proxies, cookies, caches, and repetitions that nobody asked for don't take place.
class HttpClient
{
public:
    explicit HttpClient(const HttpLimits &limits = {});
    ~HttpClient();
    Q_DISABLE_COPY_MOVE(HttpClient)

    /// Any complete answer is a result, whatever its status. `Unavailable` when surely nothing of the
    /// request reached the partner; `OutcomeUnknown` whenever something may have. The error's detail
    /// holds no part of the address.
    Result<CallAnswer> send(const CallRequest &request);

private:
    const HttpLimits m_limits;
    const std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace meja
