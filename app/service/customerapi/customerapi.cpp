#include "customerapi.h"

#include "requestparts.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace meja {

namespace {

/// Checks the row id in the path. An order number needs no check, since it is only compared.
bool hasValidIds(const HttpRequest &request)
{
    return !request.parameters.contains(QStringLiteral("id")) ||
           idIn(request.parameter(QStringLiteral("id"))).has_value();
}

/// Adds an `ETag`; replaces the response by 304 when the request has the same one.
HttpResponse tagged(const HttpRequest &request, const HttpResponse &response)
{
    const QByteArray digest = QCryptographicHash::hash(response.body, QCryptographicHash::Sha256);
    const QByteArray tag = '"' + digest.left(16).toHex() + '"';
    const QList<QByteArray> known = request.header("If-None-Match").split(',');
    const bool isKnown = std::any_of(known.cbegin(), known.cend(), [&](const QByteArray &each) {
        const QByteArray one = each.trimmed();
        return one == tag || one == "W/" + tag || one == "*";
    });
    HttpResponse result = isKnown ? HttpResponse::empty(304) : response;
    result.headers.set("ETag", tag);
    return result;
}

bool isDenial(int status)
{
    return status == 401 || status == 403;
}

} // namespace

void CustomerApi::addTo(Router &router)
{
    for (const CustomerRoute &route : std::as_const(m_routes))
        router.add(route.description.method, route.description.pattern,
                   [this, &route](const HttpRequest &request) { return handle(route, request); });
}

HttpResponse CustomerApi::refuse(const Problem &problem, const CustomerRoute &route,
                                 const HttpRequest &request, UserId customer, const QString &reason) const
{
    if (isDenial(problem.status)) {
        const QString who =
            customer.value > 0 ? QStringLiteral("customer %1").arg(customer.value) : QString();
        m_denials({who, route.description.name(), problem.name, request.id, reason});
    }
    return responseOf(problem, request.id);
}

std::optional<Problem> CustomerApi::rateLimitProblem(UserId customer) const
{
    const auto wait = m_context.limiter().countRequest(QStringLiteral("customer %1").arg(customer.value),
                                                       m_context.clock().now());
    if (!wait)
        return std::nullopt;
    Problem problem = problemNamed("too-many-requests");
    problem.retryAfter = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*wait).count());
    return problem;
}

HttpResponse CustomerApi::handle(const CustomerRoute &route, const HttpRequest &request)
{
    const auto customer = m_tokens.verify(bearerToken(request));
    if (!customer)
        return refuse(problemNamed("not-signed-in"), route, request, {}, customer.error().detail);
    if (const auto problem = rateLimitProblem(*customer))
        return refuse(*problem, route, request, *customer);
    return handleAuthenticated(*customer, route, request);
}

HttpResponse CustomerApi::handleAuthenticated(UserId customer, const CustomerRoute &route,
                                              const HttpRequest &request)
{
    if (!hasValidIds(request))
        return refuse(problemNamed("not-found"), route, request, customer);
    if (route.description.takesKey && !isIdempotencyKey(request.header("Idempotency-Key")))
        return refuse(problemNamed("idempotency-key-missing"), route, request, customer);
    const auto body = readBody(route.description.body, request);
    if (!body)
        return refuse(body.error(), route, request, customer);
    const auto connection = m_connections.open();
    if (!connection)
        return refuse(unavailable(connection.error()), route, request, customer);
    const CustomerCall call(m_context, **connection, m_customers, request, customer, *body);
    return route.description.takesKey ? handleKeyed(route, call) : callHandler(route, call);
}

HttpResponse CustomerApi::handleKeyed(const CustomerRoute &route, const CustomerCall &call)
{
    const HttpRequest &request = call.request();
    const auto claim = begin(route, call);
    if (!claim)
        return refuse(problemOf(claim.error()), route, request, call.customer());
    switch (claim->kind) {
    case CustomerClaim::Kind::Fresh:
        break;
    case CustomerClaim::Kind::Repeated:
        return replayed(claim->response.status, claim->response.body, claim->response.contentType);
    case CustomerClaim::Kind::InProgress:
        return refuse(problemNamed("in-progress"), route, request, call.customer());
    case CustomerClaim::Kind::KeyReused:
        return refuse(problemNamed("key-reused"), route, request, call.customer());
    }
    HttpResponse response = callHandler(route, call);
    finish(claim->claim, response, call);
    if (response.status < 300)
        m_context.notifyJobs();
    return response;
}

Result<CustomerClaim> CustomerApi::begin(const CustomerRoute &route, const CustomerCall &call)
{
    CustomerRequests requests(call.session());
    const QString key = QString::fromLatin1(call.request().header("Idempotency-Key"));
    const QByteArray digest = digestOf(call.request(), call.body());
    auto claim = requests.begin(route.description.name(), key, digest);
    if (!claim || claim->kind != CustomerClaim::Kind::InProgress)
        return claim;
    const auto end = m_unfinished.take(claim->claim);
    if (!end)
        return claim;
    store(claim->claim, *end, requests);
    return requests.begin(route.description.name(), key, digest);
}

void CustomerApi::store(qint64 claim, const UnfinishedClaims::End &end, CustomerRequests &requests)
{
    if (const auto stored = end ? requests.keep(claim, *end) : requests.release(claim); !stored)
        m_unfinished.add(claim, end);
}

void CustomerApi::finish(qint64 claim, const HttpResponse &response, const CustomerCall &call)
{
    // The request may have lost the connection; this opens it again.
    (void)m_connections.open();
    // Do not store a temporary failure, so that the same key can be tried again.
    UnfinishedClaims::End end;
    if (response.status < 500 && response.status != 429)
        end = StoredResponse{response.status, response.headers.value("Content-Type"), response.body};
    CustomerRequests requests(call.session());
    store(claim, end, requests);
}

HttpResponse CustomerApi::callHandler(const CustomerRoute &route, const CustomerCall &call) const
{
    const ApiResult result = route.handle(call);
    if (!result)
        return refuse(result.error(), route, call.request(), call.customer());
    if (result->status == 204)
        return HttpResponse::empty();
    const HttpResponse response =
        HttpResponse::json(result->status, QJsonDocument(result->body).toJson(QJsonDocument::Compact));
    return route.description.isTagged ? tagged(call.request(), response) : response;
}

} // namespace meja
