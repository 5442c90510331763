#pragma once

#include "deskanswers.h"
#include "ports.h"
#include "router.h"

namespace meja::sandbox {

/// `/_sandbox/…`: looks behind the scenes and pulls the strings. docs/sandbox.md describes it.
class AdminRoutes
{
public:
    AdminRoutes(Stage &stage, Ports &ports);
    Q_DISABLE_COPY_MOVE(AdminRoutes)

    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) const { return m_router.answer(request); }

private:
    using Work = std::function<Reply(World &world, const HttpRequest &request, const QJsonObject &body)>;

    /// A route that works on the world.
    void add(const char *method, const char *pattern, Work work);
    void addReading();
    void addFaults();
    void addMidtrans();
    void addKomerce();
    void addWhole();
    [[nodiscard]] Reply moveClock(const QJsonObject &wish);
    [[nodiscard]] Reply reset(const QJsonObject &wish);
    [[nodiscard]] Reply setPort(const QString &product, const QJsonObject &wish);

    Stage &m_stage;
    Ports &m_ports;
    Router m_router;
};

} // namespace meja::sandbox
