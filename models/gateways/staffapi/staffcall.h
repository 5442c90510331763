#pragma once

#include "httpexchange.h"
#include "staffsession.h"

#include <QFutureWatcher>
#include <QPromise>

namespace meja {

/// One request to the staff API from the session to the response. `StaffApiClient` creates it; it deletes
/// itself after its end or when its future is cancelled.
class StaffCall : public QObject
{
    Q_OBJECT

public:
    /// @param session must live longer than the call.
    /// @param parent ends the call without result when it is destroyed.
    StaffCall(StaffCommand command, QNetworkAccessManager &network, StaffSession &session,
              const HttpLimits &limits, QObject *parent);

    [[nodiscard]] QFuture<StaffResult> future() { return m_promise.future(); }
    /// Sends the request as soon as there is a session.
    void start();
    /// Sends the request with this session, and never opens another one.
    void startWith(const StaffSession::Grant &grant);

private:
    [[nodiscard]] bool isWrite() const { return m_command.method != "GET"; }
    [[nodiscard]] CallRequest request() const;
    void send(const StaffSession::Grant &grant);
    void receive();
    void finish(const StaffResult &result);

    const StaffCommand m_command;
    QNetworkAccessManager &m_network;
    StaffSession &m_session;
    const HttpLimits m_limits;
    QPromise<StaffResult> m_promise;
    QFutureWatcher<StaffResult> m_watcher; ///< Reports when the caller cancels the future.
    StaffSession::Grant m_grant;
    bool m_mayRenew = true;
    std::unique_ptr<HttpExchange> m_exchange;
};

} // namespace meja
