#pragma once

#include "httpanswer.h"
#include "httprequest.h"

#include <functional>
#include <vector>

namespace meja {

/// One method on one pattern: `POST /staff/v1/orders/{id}/cancellation`.
struct Route
{
    QByteArray method;
    QString pattern;
    std::function<HttpAnswer(const HttpRequest &request)> handler;
    QStringList segments = {};
};

/// Finds the handler for a method and a path. A place in braces takes one whole, non-empty segment, which the
/// handler finds among the request's parameters; a fixed segment is preferred to a place. `HEAD` is served by
/// `GET`.
class Router
{
public:
    using Handler = std::function<HttpAnswer(const HttpRequest &request)>;

    /// Routes are added before the first request is answered.
    void add(const QByteArray &method, const QString &pattern, Handler handler);

    struct Match
    {
        const Route *route = nullptr; ///< None: nobody serves this.
        QHash<QString, QString> parameters;
        QList<QByteArray> allowed; ///< Without a route: the methods that this path knows.
    };
    [[nodiscard]] Match match(const HttpRequest &request) const;

    /// Runs the route's handler, its parameters in place; 404, or 405 with `Allow`, without one.
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) const;

    /// In the order they were added, for descriptions.
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

} // namespace meja
