#pragma once

#include "router.h"
#include "servicecontext.h"

namespace meja {

/// The routes for the partners' notifications. A notification is stored and only schedules the job that
/// queries the partner; its content changes nothing, since it may be forged, repeated or out of date.
class Webhooks
{
public:
    explicit Webhooks(ServiceContext &context) : m_context(context) {}

    void addTo(Router &router) const;

private:
    [[nodiscard]] HttpResponse midtrans(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse komerce(const HttpRequest &request) const;
    [[nodiscard]] Result<qint64> store(const QString &partner, const HttpRequest &request,
                                       const QString &subject) const;

    ServiceContext &m_context;
};

} // namespace meja
