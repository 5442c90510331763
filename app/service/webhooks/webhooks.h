#pragma once

#include "router.h"
#include "servicecontext.h"

namespace meja {

/// Where partners tell us that something happened. What they say is kept and believed by nobody: it only
/// brings forward the job that asks them.
class Webhooks
{
public:
    explicit Webhooks(ServiceContext &context) : m_context(context) {}

    void addTo(Router &router) const;

private:
    [[nodiscard]] HttpAnswer midtrans(const HttpRequest &request) const;
    [[nodiscard]] HttpAnswer komerce(const HttpRequest &request) const;
    [[nodiscard]] Result<qint64> keep(const QString &partner, const HttpRequest &request,
                                      const QString &subject) const;

    ServiceContext &m_context;
};

} // namespace meja
