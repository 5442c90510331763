#pragma once

#include "httpclient.h"
#include "oncebody.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace meja {

/// One running request. `HttpClient` creates it and waits for it until the response is complete or a limit is
/// reached.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(QNetworkAccessManager &network, const CallRequest &request, const HttpLimits &limits);
    ~HttpExchange() override;

    /// Blocks in a local event loop of this thread. Fails as `HttpClient::send()` does.
    Result<CallResponse> wait();

private:
    enum class Stop { Nothing, NoConnection, TooSlow, TooLong };

    void limitConnectTime(bool isSecure);
    void stop(Stop why);
    void readAvailable();
    [[nodiscard]] Result<CallResponse> outcome() const;
    [[nodiscard]] CallResponse response() const;
    [[nodiscard]] tl::unexpected<Error> failureOf(const QString &detail) const;
    [[nodiscard]] bool mayHaveBeenSent() const;

    const HttpLimits m_limits;
    OnceBody m_body;
    std::unique_ptr<QNetworkReply> m_reply; ///< Reads from `m_body`, so it must be destroyed first.
    QTimer m_connectTimer;
    QTimer m_totalTimer;
    QEventLoop m_loop;
    QByteArray m_received;
    Stop m_stop = Stop::Nothing;
    bool m_wasSent = false;
};

} // namespace meja
