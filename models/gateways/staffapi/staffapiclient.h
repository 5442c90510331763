#pragma once

#include "httpclient.h"
#include "ports/staffcommands.h"
#include "staffaccess.h"

#include <QObject>

#include <memory>

namespace meja {

class StaffSession;

/// Sends requests to the staff API over HTTPS without blocking. Belongs to the thread that created it, whose
/// event loop it uses; the futures may be used on any thread.
///
/// TLS certificates are always verified, and plain HTTP is used only to loopback. Redirects, proxies,
/// cookies, caches and automatic repetitions are off. Nothing is logged, and no failure contains the token or
/// the address.
class StaffApiClient : public StaffCommands
{
public:
    explicit StaffApiClient(StaffAccess access, const HttpLimits &limits = {});
    ~StaffApiClient() override;
    Q_DISABLE_COPY_MOVE(StaffApiClient)

    QFuture<StaffResult> run(const StaffCommand &command) override;
    QFuture<StaffResult> signOut() override;

private:
    const HttpLimits m_limits;
    const std::unique_ptr<QNetworkAccessManager> m_network;
    const std::unique_ptr<StaffSession> m_session;
    QObject m_calls; ///< The parent of the running calls, which use the members above.
};

} // namespace meja
