#include "httpexchange.h"

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
    // An answer that unpacks to more than the wire carried would pass the size cap.
    network.setRawHeader("Accept-Encoding", "identity");
    network.setRawHeader("User-Agent", "Meja");
    for (const auto &[name, value] : request.headers)
        network.setRawHeader(name, value);
    return network;
}

/// What Qt says when the partner couldn't even be talked to.
bool isRefusedBeforeSending(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
           error == QNetworkReply::SslHandshakeFailedError;
}

/// Qt counts 4xx and 5xx as errors; to us they are answers. Below come the network's own errors.
bool isAnswer(QNetworkReply::NetworkError error)
{
    const int number = static_cast<int>(error);
    const bool isOfContent = number > 200 && number < 300;
    const bool isOfServer = number > 400 && number < 500;
    // The name Qt gives to 400 and 418, of all things.
    const bool isBadRequest = error == QNetworkReply::ProtocolInvalidOperationError;
    return error == QNetworkReply::NoError || isOfContent || isOfServer || isBadRequest;
}

/// Qt's own sentences quote the address, and that may hold a phone number.
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
    // One byte more than allowed tells that it is too long, and no more has to be held.
    m_reply->setReadBufferSize(limits.answerBytes + 1);
    connect(m_reply.get(), &QNetworkReply::requestSent, this, [this] { m_wasSent = true; });
    watchConnecting(request.url.scheme() == QLatin1String("https"));
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &HttpExchange::take);
    connect(m_reply.get(), &QNetworkReply::finished, &m_loop, &QEventLoop::quit);
    m_answering.setSingleShot(true);
    connect(&m_answering, &QTimer::timeout, this, [this] { stop(Stop::TooSlow); });
}

/// Only a new connection takes time to be made. Plain HTTP goes to this machine, which refuses at once; and
/// Qt says that a request was sent only if it has a body.
void HttpExchange::watchConnecting(bool isSecure)
{
    m_connecting.setSingleShot(true);
    m_connecting.setInterval(m_limits.connect);
    connect(&m_connecting, &QTimer::timeout, this, [this] { stop(Stop::NoConnection); });
    if (!isSecure)
        return;
    const auto start = qOverload<>(&QTimer::start);
    connect(m_reply.get(), &QNetworkReply::socketStartedConnecting, &m_connecting, start);
    connect(m_reply.get(), &QNetworkReply::encrypted, &m_connecting, &QTimer::stop);
    connect(m_reply.get(), &QNetworkReply::finished, &m_connecting, &QTimer::stop);
}

HttpExchange::~HttpExchange()
{
    m_reply->disconnect(this);
}

Result<CallAnswer> HttpExchange::wait()
{
    m_answering.start(m_limits.total);
    if (!m_reply->isFinished())
        m_loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (m_stop == Stop::Nothing)
        take();
    return outcome();
}

void HttpExchange::stop(Stop why)
{
    m_stop = why;
    m_body.withdraw();
    m_reply->abort();
    m_loop.quit();
}

void HttpExchange::take()
{
    m_received += m_reply->readAll();
    if (m_received.size() > m_limits.answerBytes && m_stop == Stop::Nothing)
        stop(Stop::TooLong);
}

/// A body gives certainty: it is read on this thread, so what wasn't read has not left. Without one only a
/// refusal to connect does.
bool HttpExchange::mayHaveLeft() const
{
    if (m_wasSent || m_body.hasLeft())
        return true;
    return m_body.isEmptyBody() && !isRefusedBeforeSending(m_reply->error());
}

tl::unexpected<Error> HttpExchange::failed(const QString &detail) const
{
    return failure(mayHaveLeft() ? ErrorKind::OutcomeUnknown : ErrorKind::Unavailable, detail);
}

CallAnswer HttpExchange::answer() const
{
    CallAnswer answer{m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), m_received, {}};
    bool isNumber = false;
    const int seconds = m_reply->rawHeader("Retry-After").trimmed().toInt(&isNumber);
    if (isNumber && seconds >= 0)
        answer.retryAfter = std::chrono::seconds(seconds);
    return answer;
}

Result<CallAnswer> HttpExchange::outcome() const
{
    switch (m_stop) {
    case Stop::Nothing:
        break;
    case Stop::NoConnection:
        return failed(QStringLiteral("no connection within %1 ms").arg(m_limits.connect.count()));
    case Stop::TooSlow:
        return failed(QStringLiteral("no complete answer within %1 ms").arg(m_limits.total.count()));
    case Stop::TooLong:
        return failed(QStringLiteral("an answer of more than %1 bytes").arg(m_limits.answerBytes));
    }
    const bool hasStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    if (hasStatus && isAnswer(m_reply->error()))
        return answer();
    return failed(nameOf(m_reply->error()));
}

} // namespace meja
