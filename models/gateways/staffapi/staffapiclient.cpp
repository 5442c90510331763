#include "staffapiclient.h"

#include "directnetwork.h"
#include "staffcall.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>

namespace meja {

namespace {

QFuture<StaffResult> ready(const StaffResult &result)
{
    QPromise<StaffResult> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

/// Whether the method, the path and the key have the form that `StaffCommand` describes. Nothing else may
/// enter the address or a header.
bool isWellFormed(const StaffCommand &command)
{
    static const QRegularExpression path(QStringLiteral("^/staff/v1(/[A-Za-z0-9_-]+)+\\z"));
    static const QRegularExpression key(QStringLiteral("^[A-Za-z0-9._-]{1,255}\\z"));
    const bool needsKey = command.method == "POST" || command.method == "PATCH";
    const bool isKnown = needsKey || command.method == "GET" || command.method == "DELETE";
    const bool hasKey = key.match(command.key).hasMatch();
    return isKnown && path.match(command.path).hasMatch() && (needsKey ? hasKey : command.key.isEmpty());
}

} // namespace

StaffApiClient::StaffApiClient(StaffAccess access, const HttpLimits &limits)
    : m_limits(limits),
      m_network(directNetwork()),
      m_session(std::make_unique<StaffSession>(std::move(access)))
{}

StaffApiClient::~StaffApiClient() = default;

QFuture<StaffResult> StaffApiClient::run(const StaffCommand &command)
{
    if (!isWellFormed(command))
        return ready(tl::unexpected(
            StaffFailure{.kind = StaffFailureKind::Invalid, .type = QStringLiteral("bad-command")}));
    auto *call = new StaffCall(command, *m_network, *m_session, m_limits, &m_calls);
    auto future = call->future();
    call->start();
    return future;
}

QFuture<StaffResult> StaffApiClient::signOut()
{
    const auto grant = m_session->grant();
    m_session->close();
    if (!grant)
        return ready(StaffReply{.status = 204});
    auto *call = new StaffCall({.method = "DELETE", .path = QStringLiteral("/staff/v1/session")}, *m_network,
                               *m_session, m_limits, &m_calls);
    auto future = call->future();
    call->startWith(*grant);
    return future;
}

} // namespace meja
