#pragma once

#include "httpclient.h"
#include "oncebody.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace meja {

/// One request on its way, watched until its answer is complete or a limit is reached.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(QNetworkAccessManager &network, const CallRequest &request, const HttpLimits &limits);
    ~HttpExchange() override;

    /// Waits on this thread's own event loop.
    Result<CallAnswer> wait();

private:
    enum class Stop { Nothing, NoConnection, TooSlow, TooLong };

    void watchConnecting(bool isSecure);
    void stop(Stop why);
    void take();
    [[nodiscard]] Result<CallAnswer> outcome() const;
    [[nodiscard]] CallAnswer answer() const;
    [[nodiscard]] tl::unexpected<Error> failed(const QString &detail) const;
    [[nodiscard]] bool mayHaveLeft() const;

    const HttpLimits m_limits;
    OnceBody m_body;
    std::unique_ptr<QNetworkReply> m_reply; ///< Reads from the body, so it ends before it.
    QTimer m_connecting;
    QTimer m_answering;
    QEventLoop m_loop;
    QByteArray m_received;
    Stop m_stop = Stop::Nothing;
    bool m_wasSent = false;
};

} // namespace meja
