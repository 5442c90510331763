#include "frontdoor.h"

#include "problem.h"

#include <QElapsedTimer>
#include <QUuid>

#include <array>

namespace meja {

namespace {

struct PlainEntry
{
    int status;
    const char *name;
    const char *title;
};

constexpr std::array plainProblems{
    PlainEntry{400, "malformed-request", "This is not a request of HTTP/1.1"},
    PlainEntry{404, "no-such-path", "Nothing is served at this path"},
    PlainEntry{405, "method-not-allowed", "The path knows other methods"},
    PlainEntry{408, "too-slow", "The request took too long to come"},
    PlainEntry{413, "body-too-large", "The body is too large"},
    PlainEntry{417, "expectation-failed", "Only 100-continue can be expected"},
    PlainEntry{429, "too-many-requests", "Too many requests for now"},
    PlainEntry{431, "head-too-large", "The request's head is too large"},
    PlainEntry{503, "too-many-connections", "Too many connections for now"},
    PlainEntry{505, "version-not-supported", "Only HTTP/1.0 and HTTP/1.1 are spoken"},
};
constexpr PlainEntry internalProblem{500, "internal", "Something is wrong with the service"};

QString newRequestId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

/// Who looks after the service must always get through, and partners deliver as fast as there are payments.
bool isUnlimited(const HttpRequest &request)
{
    static const QStringList beginnings{QStringLiteral("healthz"), QStringLiteral("readyz"),
                                        QStringLiteral("metrics"), QStringLiteral("webhooks")};
    return beginnings.contains(request.segments.value(0));
}

bool isLoopback(const QString &address)
{
    return address == QLatin1String("127.0.0.1") || address == QLatin1String("::1");
}

} // namespace

HttpAnswer plainProblem(int status, const QString &requestId)
{
    const auto *found = std::find_if(plainProblems.begin(), plainProblems.end(),
                                     [status](const PlainEntry &entry) { return entry.status == status; });
    const PlainEntry entry = found == plainProblems.end() ? internalProblem : *found;
    Problem problem{};
    problem.status = status;
    problem.name = QString::fromLatin1(entry.name);
    problem.title = QString::fromLatin1(entry.title);
    HttpAnswer answer = answerOf(problem, requestId);
    answer.headers.set("X-Request-Id", requestId.toLatin1());
    return answer;
}

HttpAnswer FrontDoor::answer(const HttpRequest &request)
{
    QElapsedTimer watch;
    watch.start();
    HttpRequest known = request;
    known.id = newRequestId();
    known.peer = addressOf(request);
    const Router::Match match = m_router.match(known);
    HttpAnswer answer = route(known, match);
    answer.headers.set("X-Request-Id", known.id.toLatin1());
    report(known, match, answer.status, Duration(watch.elapsed()));
    return answer;
}

HttpAnswer FrontDoor::route(const HttpRequest &request, const Router::Match &match)
{
    if (!isUnlimited(request)) {
        const auto wait =
            m_context.limiter().refuse(QStringLiteral("address ") + request.peer, m_context.clock().now());
        if (wait) {
            HttpAnswer answer = plainProblem(429, request.id);
            answer.headers.set("Retry-After", QByteArray::number((wait->count() + 999) / 1000));
            return answer;
        }
    }
    if (match.route) {
        HttpRequest routed = request;
        routed.parameters = match.parameters;
        return serve(routed, *match.route);
    }
    HttpAnswer answer = plainProblem(match.allowed.isEmpty() ? 404 : 405, request.id);
    if (!match.allowed.isEmpty())
        answer.headers.set("Allow", match.allowed.join(", "));
    return answer;
}

HttpAnswer FrontDoor::serve(const HttpRequest &request, const Route &route)
{
    QString thrown = QStringLiteral("something that is no exception");
    try {
        return route.handler(request);
    } catch (const std::exception &error) {
        thrown = QString::fromUtf8(error.what());
    } catch (...) {
    }
    m_log.error(QStringLiteral("handler_threw"), {{QStringLiteral("request_id"), request.id},
                                                  {QStringLiteral("route"), route.pattern},
                                                  {QStringLiteral("detail"), thrown}});
    return plainProblem(500, request.id);
}

HttpAnswer FrontDoor::refuse(int status, const QString &peer)
{
    Q_UNUSED(peer)
    HttpRequest request;
    request.id = newRequestId();
    report(request, {}, status, Duration(0));
    return plainProblem(status, request.id);
}

QString FrontDoor::addressOf(const HttpRequest &request) const
{
    if (!m_context.settings().behindProxy || !isLoopback(request.peer))
        return request.peer;
    // The last one is the proxy's own word; those before it are anybody's.
    const QByteArray last = request.header("X-Forwarded-For").split(',').constLast().trimmed();
    return last.isEmpty() ? request.peer : QString::fromLatin1(last);
}

void FrontDoor::report(const HttpRequest &request, const Router::Match &match, int status, Duration took)
{
    const QString pattern = match.route ? match.route->pattern : QString();
    m_metrics.answered(request.method, pattern, status, took);
    QJsonObject fields{{QStringLiteral("request_id"), request.id},
                       {QStringLiteral("status"), status},
                       {QStringLiteral("ms"), static_cast<qint64>(took.count())}};
    if (match.route) {
        fields.insert(QStringLiteral("method"), QString::fromLatin1(request.method));
        fields.insert(QStringLiteral("route"), pattern);
    }
    const bool isMonitoring = match.route && isUnlimited(request) && status < 500 && pattern.count(u'/') == 1;
    m_log.write(isMonitoring ? LogLevel::Debug : LogLevel::Info, QStringLiteral("request"), fields);
}

} // namespace meja
