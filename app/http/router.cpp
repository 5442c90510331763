#include "router.h"

#include <algorithm>

namespace meja {

namespace {

bool isPlaceholder(const QString &segment)
{
    return segment.startsWith(u'{') && segment.endsWith(u'}');
}

bool matches(const Route &route, const QStringList &segments)
{
    return std::equal(route.segments.cbegin(), route.segments.cend(), segments.cbegin(), segments.cend(),
                      [](const QString &expected, const QString &actual) {
                          return isPlaceholder(expected) ? !actual.isEmpty() : expected == actual;
                      });
}

/// Whether `left` is more specific: it has a fixed segment where the two first differ in kind.
bool isMoreSpecific(const Route &left, const Route &right)
{
    return std::lexicographical_compare(
        left.segments.cbegin(), left.segments.cend(), right.segments.cbegin(), right.segments.cend(),
        [](const QString &a, const QString &b) { return !isPlaceholder(a) && isPlaceholder(b); });
}

bool acceptsMethod(const Route &route, const QByteArray &method)
{
    return route.method == method || (method == "HEAD" && route.method == "GET");
}

QHash<QString, QString> parametersOf(const Route &route, const QStringList &segments)
{
    QHash<QString, QString> parameters;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &placeholder = route.segments.at(i);
        if (isPlaceholder(placeholder))
            parameters.insert(placeholder.mid(1, placeholder.size() - 2), segments.at(i));
    }
    return parameters;
}

HttpResponse noRouteResponse(const Router::Match &match)
{
    if (match.allowed.isEmpty())
        return HttpResponse::text(404, "Not Found\n");
    HttpResponse response = HttpResponse::text(405, "Method Not Allowed\n");
    response.headers.set("Allow", match.allowed.join(", "));
    return response;
}

} // namespace

void Router::add(const QByteArray &method, const QString &pattern, Handler handler)
{
    m_routes.push_back({.method = method,
                        .pattern = pattern,
                        .handler = std::move(handler),
                        .segments = pattern.mid(1).split(u'/')});
}

Router::Match Router::match(const HttpRequest &request) const
{
    Match match;
    for (const Route &route : m_routes) {
        if (!matches(route, request.segments))
            continue;
        if (!match.allowed.contains(route.method))
            match.allowed.append(route.method);
        if (acceptsMethod(route, request.method) && (!match.route || isMoreSpecific(route, *match.route)))
            match.route = &route;
    }
    if (match.route)
        match.parameters = parametersOf(*match.route, request.segments);
    if (match.allowed.contains("GET"))
        match.allowed.append("HEAD");
    return match;
}

HttpResponse Router::handle(const HttpRequest &request) const
{
    const Match found = match(request);
    if (!found.route)
        return noRouteResponse(found);
    HttpRequest routed = request;
    routed.parameters = found.parameters;
    return found.route->handler(routed);
}

} // namespace meja
