#pragma once

#include "httprequest.h"
#include "httpresponse.h"

#include <functional>
#include <vector>

namespace meja {

/// A method and a path pattern, such as `POST /staff/v1/orders/{id}/cancellation`, and their handler.
struct Route
{
    QByteArray method;
    QString pattern;
    std::function<HttpResponse(const HttpRequest &request)> handler;
    QStringList segments = {}; ///< Of the pattern.
};

/// Finds the handler for a method and a path. Used by the service's APIs and the sandbox. A placeholder in
/// braces matches one complete, non-empty segment; its value is one of the request's parameters. A fixed
/// segment takes precedence over a placeholder. `HEAD` uses the handler of `GET`.
class Router
{
public:
    using Handler = std::function<HttpResponse(const HttpRequest &request)>;

    /// Add all routes before the first request.
    void add(const QByteArray &method, const QString &pattern, Handler handler);

    struct Match
    {
        const Route *route = nullptr; ///< Null if no route matches.
        QHash<QString, QString> parameters;
        QList<QByteArray> allowed; ///< The methods that exist for this path.
    };
    [[nodiscard]] Match match(const HttpRequest &request) const;

    /// Runs the handler with the parameters set. Without a route: 404, or 405 with `Allow`.
    [[nodiscard]] HttpResponse handle(const HttpRequest &request) const;

    /// All routes in the order they were added, for API descriptions.
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

} // namespace meja
