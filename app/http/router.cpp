#include "router.h"

#include <algorithm>

namespace meja {

namespace {

bool isPlace(const QString &segment)
{
    return segment.startsWith(u'{') && segment.endsWith(u'}');
}

bool fits(const Route &route, const QStringList &segments)
{
    return std::equal(route.segments.cbegin(), route.segments.cend(), segments.cbegin(), segments.cend(),
                      [](const QString &wanted, const QString &given) {
                          return isPlace(wanted) ? !given.isEmpty() : wanted == given;
                      });
}

/// Whether `left` says more than `right` at the first segment where only one of the two has a place.
bool isPlainer(const Route &left, const Route &right)
{
    return std::lexicographical_compare(
        left.segments.cbegin(), left.segments.cend(), right.segments.cbegin(), right.segments.cend(),
        [](const QString &a, const QString &b) { return !isPlace(a) && isPlace(b); });
}

bool serves(const Route &route, const QByteArray &method)
{
    return route.method == method || (method == "HEAD" && route.method == "GET");
}

QHash<QString, QString> parametersOf(const Route &route, const QStringList &segments)
{
    QHash<QString, QString> parameters;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &place = route.segments.at(i);
        if (isPlace(place))
            parameters.insert(place.mid(1, place.size() - 2), segments.at(i));
    }
    return parameters;
}

HttpAnswer nobodyServes(const Router::Match &match)
{
    if (match.allowed.isEmpty())
        return HttpAnswer::text(404, "Not Found\n");
    HttpAnswer answer = HttpAnswer::text(405, "Method Not Allowed\n");
    answer.headers.set("Allow", match.allowed.join(", "));
    return answer;
}

} // namespace

void Router::add(const QByteArray &method, const QString &pattern, Handler handler)
{
    m_routes.push_back({method, pattern, std::move(handler), pattern.mid(1).split(u'/')});
}

Router::Match Router::match(const HttpRequest &request) const
{
    Match match;
    for (const Route &route : m_routes) {
        if (!fits(route, request.segments))
            continue;
        if (!match.allowed.contains(route.method))
            match.allowed.append(route.method);
        if (serves(route, request.method) && (!match.route || isPlainer(route, *match.route)))
            match.route = &route;
    }
    if (match.route)
        match.parameters = parametersOf(*match.route, request.segments);
    if (match.allowed.contains("GET"))
        match.allowed.append("HEAD");
    return match;
}

HttpAnswer Router::answer(const HttpRequest &request) const
{
    const Match found = match(request);
    if (!found.route)
        return nobodyServes(found);
    HttpRequest routed = request;
    routed.parameters = found.parameters;
    return found.route->handler(routed);
}

} // namespace meja
