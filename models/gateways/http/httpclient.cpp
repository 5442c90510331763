#include "httpclient.h"

#include "httpexchange.h"
#include "threadguard.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace meja {

namespace {

/// Plain HTTP would expose keys and customer data on the network. Loopback traffic stays on this machine.
bool isSafe(const QUrl &url)
{
    if (url.scheme() == QLatin1String("https"))
        return true;
    return url.scheme() == QLatin1String("http") &&
           (url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback());
}

} // namespace

HttpClient::HttpClient(const HttpLimits &limits)
    : m_limits(limits), m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

HttpClient::~HttpClient() = default;

Result<CallResponse> HttpClient::send(const CallRequest &request)
{
    forbidOnGuiThread("waiting for a partner's response");
    if (!isSafe(request.url))
        return failure(ErrorKind::Unavailable, QStringLiteral("a partner's address must use https"),
                       QStringLiteral("insecure-address"));
    return HttpExchange(*m_network, request, m_limits).wait();
}

} // namespace meja
