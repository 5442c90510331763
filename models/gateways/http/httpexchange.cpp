#include "httpexchange.h"

#include "retryafter.h"

#include <QMetaEnum>

namespace meja {

namespace {

QNetworkRequest networkRequest(const CallRequest &request)
{
    QNetworkRequest network(request.url);
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // A compressed response could unpack to more than the size limit.
    network.setRawHeader("Accept-Encoding", "identity");
    network.setRawHeader("User-Agent", "Meja");
    for (const auto &[name, value] : request.headers)
        network.setRawHeader(name, value);
    return network;
}

/// Errors that Qt reports before it sends the request.
bool isRefusedBeforeSending(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
           error == QNetworkReply::SslHandshakeFailedError;
}

/// Qt reports 4xx and 5xx as errors; for us they are responses. The remaining codes are network errors.
bool isResponse(QNetworkReply::NetworkError error)
{
    const int number = static_cast<int>(error);
    const bool isContentError = number > 200 && number < 300;
    const bool isServerError = number > 400 && number < 500;
    // Qt uses this code for HTTP 400 and 418.
    const bool isBadRequest = error == QNetworkReply::ProtocolInvalidOperationError;
    return error == QNetworkReply::NoError || isContentError || isServerError || isBadRequest;
}

/// The name of Qt's error code. Qt's error text quotes the address, which may contain a phone number.
QString nameOf(QNetworkReply::NetworkError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error));
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &network, const CallRequest &request,
                           const HttpLimits &limits)
    : m_limits(limits), m_body(request.body)
{
    m_reply.reset(network.sendCustomRequest(networkRequest(request), request.method, &m_body));
    // One byte more than allowed is enough to detect a response that is too long.
    m_reply->setReadBufferSize(limits.maxResponseBytes + 1);
    connect(m_reply.get(), &QNetworkReply::requestSent, this, [this] { m_wasSent = true; });
    limitConnectTime(request.url.scheme() == QLatin1String("https"));
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &HttpExchange::readAvailable);
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpExchange::end);
    m_totalTimer.setSingleShot(true);
    connect(&m_totalTimer, &QTimer::timeout, this, [this] { stop(Stop::TooSlow); });
    m_totalTimer.start(limits.totalTimeout);
}

/// Limits the time of a TLS handshake. Plain HTTP needs no such limit: it is loopback, where a closed port
/// refuses at once. Qt emits `requestSent` only for requests with a body, so it cannot stop this timer.
void HttpExchange::limitConnectTime(bool isSecure)
{
    m_connectTimer.setSingleShot(true);
    m_connectTimer.setInterval(m_limits.connectTimeout);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] { stop(Stop::NoConnection); });
    if (!isSecure)
        return;
    const auto start = qOverload<>(&QTimer::start);
    connect(m_reply.get(), &QNetworkReply::socketStartedConnecting, &m_connectTimer, start);
    connect(m_reply.get(), &QNetworkReply::encrypted, &m_connectTimer, &QTimer::stop);
    connect(m_reply.get(), &QNetworkReply::finished, &m_connectTimer, &QTimer::stop);
}

HttpExchange::~HttpExchange()
{
    m_reply->disconnect(this);
}

void HttpExchange::end()
{
    if (m_stop == Stop::Nothing)
        readAvailable();
    // Stopping aborts the reply, which then calls this function again.
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_totalTimer.stop();
    Q_EMIT ended();
}

void HttpExchange::stop(Stop why)
{
    m_stop = why;
    m_body.withdraw();
    m_reply->abort();
    end();
}

void HttpExchange::readAvailable()
{
    m_received += m_reply->readAll();
    if (m_received.size() > m_limits.maxResponseBytes && m_stop == Stop::Nothing)
        stop(Stop::TooLong);
}

/// Whether the partner may have received the request. The body is read on this thread, so a body that was not
/// read was not sent. Without a body, only a failed connection proves that nothing was sent.
bool HttpExchange::mayHaveBeenSent() const
{
    if (m_wasSent || m_body.hasLeft())
        return true;
    return m_body.isEmptyBody() && !isRefusedBeforeSending(m_reply->error());
}

tl::unexpected<Error> HttpExchange::failureOf(const QString &detail) const
{
    return failure(mayHaveBeenSent() ? ErrorKind::OutcomeUnknown : ErrorKind::Unavailable, detail);
}

CallResponse HttpExchange::response() const
{
    return {.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = m_received,
            .retryAfter = retryAfterOf(m_reply->rawHeader("Retry-After"), m_reply->rawHeader("Date"),
                                       QDateTime::currentDateTimeUtc()),
            .headers = m_reply->rawHeaderPairs()};
}

Result<CallResponse> HttpExchange::outcome() const
{
    switch (m_stop) {
    case Stop::Nothing:
        break;
    case Stop::NoConnection:
        return failureOf(QStringLiteral("no connection within %1 ms").arg(m_limits.connectTimeout.count()));
    case Stop::TooSlow:
        return failureOf(
            QStringLiteral("no complete response within %1 ms").arg(m_limits.totalTimeout.count()));
    case Stop::TooLong:
        return failureOf(QStringLiteral("a response of more than %1 bytes").arg(m_limits.maxResponseBytes));
    }
    const bool hasStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    if (hasStatus && isResponse(m_reply->error()))
        return response();
    return failureOf(nameOf(m_reply->error()));
}

} // namespace meja
