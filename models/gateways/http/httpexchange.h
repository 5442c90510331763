#pragma once

#include "httpclient.h"
#include "oncebody.h"

#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace meja {

/// One running request, which is sent at once and ends when the response is complete or a limit is reached.
/// `HttpClient` waits for it; gateways that must not block connect to `ended()`. Needs an event loop.
///
/// Destroying it aborts the request. Do not destroy it in a slot of `ended()`.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(QNetworkAccessManager &network, const CallRequest &request, const HttpLimits &limits);
    ~HttpExchange() override;

    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// Once it has ended. Fails as `HttpClient::send()` does.
    [[nodiscard]] Result<CallResponse> outcome() const;

Q_SIGNALS:
    void ended();

private:
    enum class Stop { Nothing, NoConnection, TooSlow, TooLong };

    void limitConnectTime(bool isSecure);
    void stop(Stop why);
    void readAvailable();
    void end();
    [[nodiscard]] CallResponse response() const;
    [[nodiscard]] tl::unexpected<Error> failureOf(const QString &detail) const;
    [[nodiscard]] bool mayHaveBeenSent() const;

    const HttpLimits m_limits;
    OnceBody m_body;
    std::unique_ptr<QNetworkReply> m_reply; ///< Reads from `m_body`, so it must be destroyed first.
    QTimer m_connectTimer;
    QTimer m_totalTimer;
    QByteArray m_received;
    Stop m_stop = Stop::Nothing;
    bool m_wasSent = false;
    bool m_hasEnded = false;
};

} // namespace meja
