#pragma once

#include "adminreplies.h"
#include "ports.h"
#include "router.h"

namespace meja::sandbox {

/// The admin interface `/_sandbox/…`, with which tests and demonstrations read and control the sandbox.
/// Described in docs/sandbox.md.
class AdminRoutes
{
public:
    AdminRoutes(SandboxRunner &runner, Ports &ports);
    Q_DISABLE_COPY_MOVE(AdminRoutes)

    [[nodiscard]] HttpResponse handle(const HttpRequest &request) const { return m_router.handle(request); }

private:
    using Work =
        std::function<Reply(SandboxState &state, const HttpRequest &request, const QJsonObject &body)>;

    /// Adds a route that reads or changes the sandbox's state.
    void add(const char *method, const char *pattern, Work work);
    void addReading();
    void addFaults();
    void addMidtrans();
    void addKomerce();
    void addControl();
    [[nodiscard]] Reply moveClock(const QJsonObject &body);
    [[nodiscard]] Reply reset(const QJsonObject &body);
    [[nodiscard]] Reply setPort(const QString &name, const QJsonObject &body);

    SandboxRunner &m_runner;
    Ports &m_ports;
    Router m_router;
};

} // namespace meja::sandbox
