#include "requestdispatcher.h"

#include "forwardedaddress.h"
#include "problem.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QUuid>

#include <array>

namespace meja {

namespace {

/// A request that waited longer for a lost connection is not repeated.
constexpr std::chrono::seconds maxRepeatDelay(20);

struct PlainEntry
{
    int status;
    const char *name;
    const char *title;
};

constexpr std::array plainProblems{
    PlainEntry{400, "malformed-request", "The request is not valid HTTP/1.1"},
    PlainEntry{404, "no-such-path", "There is no such path"},
    PlainEntry{405, "method-not-allowed", "This path does not support this method"},
    PlainEntry{408, "too-slow", "The request was not received in time"},
    PlainEntry{413, "body-too-large", "The request body is too large"},
    PlainEntry{414, "address-too-long", "The address of the request is too long"},
    PlainEntry{417, "expectation-failed", "Only Expect: 100-continue is supported"},
    PlainEntry{429, "too-many-requests", "Too many requests; try again later"},
    PlainEntry{431, "head-too-large", "The request header is too large"},
    PlainEntry{501, "transfer-coding-not-supported", "Only Transfer-Encoding: chunked is supported"},
    PlainEntry{503, "too-many-connections", "Too many connections; try again later"},
    PlainEntry{505, "version-not-supported", "Only HTTP/1.0 and HTTP/1.1 are supported"},
};
constexpr PlainEntry internalProblem{500, "internal",
                                     "Internal error; try again later, or report the request id"};

QString newRequestId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

/// Whether the request has no rate limit. Monitoring must always work, and the number of webhooks depends on
/// the number of payments.
bool isUnlimited(const HttpRequest &request)
{
    static const QStringList unlimited{QStringLiteral("healthz"), QStringLiteral("readyz"),
                                       QStringLiteral("metrics"), QStringLiteral("webhooks")};
    return unlimited.contains(request.segments.value(0));
}

/// Whether the service failed, so that the log must contain the cause. 501 is a failure of the client.
bool isOwnFailure(int status)
{
    return status >= 500 && status != 501 && status != 505;
}

/// Responses contain data of one person, and problems may be repaired at any time.
void forbidStoring(HttpResponse &response)
{
    response.headers.set("Cache-Control", "no-store");
}

/// Why the server refused the input, for the log.
QString reasonOf(int status)
{
    return status == 503
               ? QStringLiteral(
                     "too many connections, of all clients or from one address, or all workers busy")
               : QStringLiteral("the handler failed, or the input was not a valid request");
}

} // namespace

HttpResponse plainProblem(int status, const QString &requestId)
{
    const auto *found = std::find_if(plainProblems.begin(), plainProblems.end(),
                                     [status](const PlainEntry &entry) { return entry.status == status; });
    const PlainEntry entry = found == plainProblems.end() ? internalProblem : *found;
    const Problem problem{
        .status = status, .name = QString::fromLatin1(entry.name), .title = QString::fromLatin1(entry.title)};
    HttpResponse response = responseOf(problem, requestId);
    response.headers.set("X-Request-Id", requestId.toLatin1());
    return response;
}

HttpResponse RequestDispatcher::handle(const HttpRequest &request)
{
    QElapsedTimer watch;
    watch.start();
    HttpRequest known = request;
    known.id = newRequestId();
    known.peer = addressOf(request);
    const Router::Match match = m_router.match(known);
    HttpResponse response = route(known, match);
    response.headers.set("X-Request-Id", known.id.toLatin1());
    forbidStoring(response);
    report(known, match, response, Duration(watch.elapsed()));
    return response;
}

HttpResponse RequestDispatcher::route(const HttpRequest &request, const Router::Match &match)
{
    if (!isUnlimited(request)) {
        const auto wait = m_context.limiter().countRequest(
            QStringLiteral("address ") + limitedNetwork(request.peer), m_context.clock().now());
        if (wait) {
            HttpResponse response = plainProblem(429, request.id);
            response.headers.set("Retry-After", QByteArray::number((wait->count() + 999) / 1000));
            return response;
        }
    }
    if (match.route) {
        HttpRequest routed = request;
        routed.parameters = match.parameters;
        return serve(routed, *match.route);
    }
    HttpResponse response = plainProblem(match.allowed.isEmpty() ? 404 : 405, request.id);
    if (!match.allowed.isEmpty())
        response.headers.set("Allow", match.allowed.join(", "));
    return response;
}

HttpResponse RequestDispatcher::serve(const HttpRequest &request, const Route &route)
{
    const QDeadlineTimer deadline(maxRepeatDelay);
    const HttpResponse response = callHandler(request, route);
    // The first attempt found its database connection lost, and has changed nothing.
    return response.mayRepeat && !deadline.hasExpired() ? callHandler(request, route) : response;
}

HttpResponse RequestDispatcher::callHandler(const HttpRequest &request, const Route &route)
{
    QString thrown = QStringLiteral("an object that is not a std::exception");
    try {
        return route.handler(request);
    } catch (const std::exception &error) {
        thrown = QString::fromUtf8(error.what());
    } catch (...) {
    }
    m_log.error(QStringLiteral("handler_threw"), {{QStringLiteral("request_id"), request.id},
                                                  {QStringLiteral("route"), route.pattern},
                                                  {QStringLiteral("detail"), thrown}});
    HttpResponse response = plainProblem(500, request.id);
    response.cause = thrown;
    return response;
}

HttpResponse RequestDispatcher::refuse(int status)
{
    HttpRequest request;
    request.id = newRequestId();
    HttpResponse response = plainProblem(status, request.id);
    response.cause = reasonOf(status);
    forbidStoring(response);
    report(request, {}, response, Duration(0));
    return response;
}

QString RequestDispatcher::addressOf(const HttpRequest &request) const
{
    if (!m_context.settings().behindProxy || !isLoopback(request.peer))
        return request.peer;
    const QString client = forwardedAddress(request.headers);
    return client.isEmpty() ? request.peer : client;
}

void RequestDispatcher::report(const HttpRequest &request, const Router::Match &match,
                               const HttpResponse &response, Duration took)
{
    const int status = response.status;
    const QString pattern = match.route ? match.route->pattern : QString();
    m_metrics.countResponse(request.method, pattern, status, took);
    QJsonObject fields{{QStringLiteral("request_id"), request.id},
                       {QStringLiteral("status"), status},
                       {QStringLiteral("ms"), static_cast<qint64>(took.count())}};
    if (match.route) {
        fields.insert(QStringLiteral("method"), QString::fromLatin1(request.method));
        fields.insert(QStringLiteral("route"), pattern);
    }
    if (isOwnFailure(status))
        fields.insert(QStringLiteral("cause"), response.cause);
    const bool isMonitoring = match.route && isUnlimited(request) && pattern.count(u'/') == 1;
    const LogLevel success = isMonitoring ? LogLevel::Debug : LogLevel::Info;
    m_log.write(isOwnFailure(status) ? LogLevel::Error : success, QStringLiteral("request"), fields);
}

} // namespace meja
