#include "staffapi.h"

#include "requestparts.h"

#include <QJsonDocument>

#include <algorithm>

namespace meja {

namespace {

bool hasValidIds(const HttpRequest &request)
{
    return std::all_of(request.parameters.cbegin(), request.parameters.cend(),
                       [](const QString &text) { return idIn(text).has_value(); });
}

/// Refusals because of the caller's rights, not because of the state of the data.
bool isDenial(int status)
{
    return status == 401 || status == 403;
}

} // namespace

void StaffApi::addTo(Router &router) const
{
    for (const ApiRoute &route : m_routes)
        router.add(route.method, route.pattern,
                   [this, &route](const HttpRequest &request) { return handle(route, request); });
}

HttpResponse StaffApi::refuse(const Problem &problem, const ApiRoute &route, const HttpRequest &request,
                              const QString &login) const
{
    if (isDenial(problem.status))
        m_denials({login, route.name(), problem.name, request.id});
    return responseOf(problem, request.id);
}

std::optional<Problem> StaffApi::rateLimitProblem(const QString &login) const
{
    const auto wait =
        m_context.limiter().countRequest(QStringLiteral("staff ") + login, m_context.clock().now());
    if (!wait)
        return std::nullopt;
    Problem problem = problemNamed("too-many-requests");
    problem.retryAfter = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*wait).count());
    return problem;
}

HttpResponse StaffApi::handle(const ApiRoute &route, const HttpRequest &request) const
{
    const auto connection = m_context.connection();
    if (!connection)
        return refuse(unavailable(connection.error()), route, request);
    StaffRequests requests(**connection);
    // Parse before authenticating, since the key is claimed in the statement that authenticates. Problems of
    // the request are only reported to callers who may call the route.
    ParsedRequest parsed;
    const auto body = readBody(route.body, request);
    if (!hasValidIds(request))
        parsed.problem = problemNamed("not-found");
    else if (route.takesKey && !isIdempotencyKey(request.header("Idempotency-Key")))
        parsed.problem = problemNamed("idempotency-key-missing");
    else if (!body)
        parsed.problem = body.error();
    else
        parsed.body = *body;
    if (route.takesKey && !parsed.problem)
        return handleKeyed(route, request, parsed, requests);
    return handleUnkeyed(route, request, parsed, requests);
}

HttpResponse StaffApi::handleUnkeyed(const ApiRoute &route, const HttpRequest &request,
                                     const ParsedRequest &parsed, StaffRequests &requests) const
{
    const QByteArray token = sessionToken(request);
    Result<std::optional<StaffCaller>> caller = std::nullopt;
    if (!token.isEmpty())
        caller = requests.who(token);
    if (!caller)
        return refuse(problemOf(caller.error()), route, request);
    if (!*caller)
        return refuse(problemNamed("not-signed-in"), route, request);
    if (const auto problem = rateLimitProblem((*caller)->login))
        return refuse(*problem, route, request, (*caller)->login);
    if (!rolesFor(route.access).contains((*caller)->role))
        return refuse(problemNamed("forbidden"), route, request, (*caller)->login);
    if (parsed.problem)
        return refuse(*parsed.problem, route, request, (*caller)->login);
    return callHandler(route, request, **caller, parsed.body);
}

HttpResponse StaffApi::handleKeyed(const ApiRoute &route, const HttpRequest &request,
                                   const ParsedRequest &parsed, StaffRequests &requests) const
{
    const QByteArray token = sessionToken(request);
    if (token.isEmpty())
        return refuse(problemNamed("not-signed-in"), route, request);
    const RequestKey key{route.name(), QString::fromLatin1(request.header("Idempotency-Key")),
                         digestOf(request, parsed.body), rolesFor(route.access)};
    const auto start = begin(token, key, requests);
    if (!start)
        return refuse(problemOf(start.error()), route, request);
    if (!*start)
        return refuse(problemNamed("not-signed-in"), route, request);
    const QString &login = (*start)->caller.login;
    switch ((*start)->kind) {
    case RequestStart::Kind::Fresh:
        return handleNew(route, request, parsed, **start, requests);
    case RequestStart::Kind::Repeated: {
        const StoredResponse &stored = (*start)->response;
        return replayed(stored.status, stored.body, stored.contentType);
    }
    case RequestStart::Kind::InProgress:
        return refuse(problemNamed("in-progress"), route, request, login);
    case RequestStart::Kind::KeyReused:
        return refuse(problemNamed("key-reused"), route, request, login);
    case RequestStart::Kind::NotClaimed:
        return refuse(problemNamed("forbidden"), route, request, login);
    }
    Q_UNREACHABLE();
}

Result<std::optional<RequestStart>> StaffApi::begin(const QByteArray &token, const RequestKey &key,
                                                    StaffRequests &requests) const
{
    auto start = requests.begin(token, key);
    if (!start || !*start || (*start)->kind != RequestStart::Kind::InProgress)
        return start;
    const auto end = m_unfinished.take((*start)->claim);
    if (!end)
        return start;
    (void)store((*start)->claim, *end, requests);
    return requests.begin(token, key);
}

/// @returns the position of the log, empty after a release.
Result<QString> StaffApi::store(qint64 claim, const UnfinishedClaims::End &end, StaffRequests &requests) const
{
    const auto stored =
        end ? requests.keep(claim, *end) : requests.release(claim).map([] { return QString(); });
    if (!stored)
        m_unfinished.add(claim, end);
    return stored;
}

HttpResponse StaffApi::handleNew(const ApiRoute &route, const HttpRequest &request,
                                 const ParsedRequest &parsed, const RequestStart &start,
                                 StaffRequests &requests) const
{
    const auto problem = rateLimitProblem(start.caller.login);
    HttpResponse response = problem ? refuse(*problem, route, request, start.caller.login)
                                    : callHandler(route, request, start.caller, parsed.body);
    finish(start.claim, response, requests);
    if (response.status < 300)
        m_context.notifyJobs();
    return response;
}

void StaffApi::finish(qint64 claim, HttpResponse &response, StaffRequests &requests) const
{
    // The request may have lost the connection; this opens it again.
    (void)m_context.connection();
    // Do not store a temporary failure, so that the same key can be tried again.
    UnfinishedClaims::End end;
    if (response.status < 500 && response.status != 429)
        end = StoredResponse{response.status, response.headers.value("Content-Type"), response.body};
    const auto position = store(claim, end, requests);
    if (end && position)
        response.headers.add("X-Meja-Lsn", position->toLatin1());
}

HttpResponse StaffApi::callHandler(const ApiRoute &route, const HttpRequest &request,
                                   const StaffCaller &caller, const QJsonObject &body) const
{
    const ApiResult result = route.handle(ApiCall(m_context, m_calls, request, caller, body));
    if (!result)
        return refuse(result.error(), route, request, caller.login);
    if (result->status == 204)
        return HttpResponse::empty();
    return HttpResponse::json(result->status, QJsonDocument(result->body).toJson(QJsonDocument::Compact));
}

} // namespace meja
