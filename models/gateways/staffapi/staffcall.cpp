#include "staffcall.h"

#include "staffreplyparser.h"

#include <QJsonDocument>

namespace meja {

StaffCall::StaffCall(StaffCommand command, QNetworkAccessManager &network, StaffSession &session,
                     const HttpLimits &limits, QObject *parent)
    : QObject(parent), m_command(std::move(command)), m_network(network), m_session(session), m_limits(limits)
{
    m_promise.start();
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, &QObject::deleteLater);
    m_watcher.setFuture(m_promise.future());
}

void StaffCall::start()
{
    m_session.withGrant(this, [this](const tl::expected<StaffSession::Grant, StaffFailure> &grant) {
        if (!grant)
            return finish(tl::unexpected(grant.error()));
        send(*grant);
    });
}

void StaffCall::startWith(const StaffSession::Grant &grant)
{
    m_mayRenew = false;
    send(grant);
}

CallRequest StaffCall::request() const
{
    CallRequest request{.method = m_command.method, .url = m_grant.address};
    request.url.setPath(m_grant.address.path() + m_command.path);
    request.headers = {{"Authorization", "Bearer " + m_grant.token}, {"Accept", "application/json"}};
    if (!m_command.key.isEmpty())
        request.headers.emplaceBack("Idempotency-Key", m_command.key.toLatin1());
    if (m_command.version)
        request.headers.emplaceBack("If-Match", '"' + QByteArray::number(*m_command.version) + '"');
    if (m_command.method == "POST" || m_command.method == "PATCH") {
        request.headers.emplaceBack("Content-Type", "application/json");
        request.body = QJsonDocument(m_command.body).toJson(QJsonDocument::Compact);
    }
    return request;
}

void StaffCall::send(const StaffSession::Grant &grant)
{
    m_grant = grant;
    m_exchange = std::make_unique<HttpExchange>(m_network, request(), m_limits);
    // Queued, because the exchange is replaced when it is sent again.
    connect(m_exchange.get(), &HttpExchange::ended, this, &StaffCall::receive, Qt::QueuedConnection);
}

void StaffCall::receive()
{
    const StaffResult result = staffResultOf(m_exchange->outcome(), isWrite());
    if (!result && result.error().kind == StaffFailureKind::NotSignedIn && m_mayRenew) {
        m_mayRenew = false;
        m_session.forgetToken(m_grant.token);
        return start();
    }
    if (!result && result.error().type == QLatin1String("no-connection"))
        m_session.distrustAddress();
    finish(result);
}

void StaffCall::finish(const StaffResult &result)
{
    m_watcher.disconnect(this);
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace meja
