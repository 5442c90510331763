#include "httpclient.h"

#include "directnetwork.h"
#include "httpexchange.h"
#include "threadguard.h"

#include <QEventLoop>
#include <QNetworkAccessManager>

namespace meja {

HttpClient::HttpClient(const HttpLimits &limits) : m_limits(limits), m_network(directNetwork()) {}

HttpClient::~HttpClient() = default;

Result<CallResponse> HttpClient::send(const CallRequest &request)
{
    forbidOnGuiThread("waiting for a partner's response");
    if (!isSafeAddress(request.url))
        return failure(ErrorKind::Unavailable, QStringLiteral("a partner's address must use https"),
                       QStringLiteral("insecure-address"));
    // Before the exchange: a thread that was not started by QThread can start timers only after it has a
    // loop.
    QEventLoop loop;
    HttpExchange exchange(*m_network, request, m_limits);
    QObject::connect(&exchange, &HttpExchange::ended, &loop, &QEventLoop::quit);
    if (!exchange.hasEnded())
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    return exchange.outcome();
}

} // namespace meja
