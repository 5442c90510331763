#include "staffsession.h"

#include "directnetwork.h"

#include <QFutureWatcher>

namespace meja {

namespace {

StaffFailure unavailable(const char *type, const QString &detail)
{
    return {.kind = StaffFailureKind::Unavailable, .type = QLatin1String(type), .detail = detail};
}

/// Calls `handler` with the result, also with that of a future that was cancelled.
template <class T, class Handler>
void whenEnded(const QFuture<Result<T>> &future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, handler] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            return handler(watcher->result());
        handler(failure(ErrorKind::Cancelled, QStringLiteral("cancelled")));
    });
    watcher->setFuture(future);
}

bool isToken(const QByteArray &token)
{
    constexpr qsizetype digits = 64;
    return token.size() == digits && QByteArray::fromHex(token).toHex() == token.toLower();
}

} // namespace

void StaffSession::withGrant(QObject *context, Handler handler)
{
    m_waiting.emplace_back(context, std::move(handler));
    proceed();
}

std::optional<StaffSession::Grant> StaffSession::grant() const
{
    if (m_address.isEmpty() || m_token.isEmpty())
        return std::nullopt;
    return Grant{m_address, m_token};
}

void StaffSession::forgetToken(const QByteArray &token)
{
    if (m_token == token)
        m_token.clear();
}

void StaffSession::close()
{
    m_isClosed = true;
    m_token.clear();
    proceed();
}

void StaffSession::proceed()
{
    if (m_isClosed)
        return answer(tl::unexpected(
            StaffFailure{.kind = StaffFailureKind::NotSignedIn, .type = QStringLiteral("signed-out")}));
    if (m_isReading || m_waiting.empty())
        return;
    if (m_address.isEmpty() || m_mayHaveMoved)
        return readAddress();
    if (m_token.isEmpty())
        return openSession();
    answer(Grant{m_address, m_token});
}

void StaffSession::readAddress()
{
    m_isReading = true;
    whenEnded(m_access.address(), this, [this](const Result<QUrl> &address) { keepAddress(address); });
}

void StaffSession::openSession()
{
    m_isReading = true;
    whenEnded(m_access.openSession(), this, [this](const Result<QByteArray> &token) { keepToken(token); });
}

void StaffSession::keepAddress(const Result<QUrl> &address)
{
    m_isReading = false;
    if (!address)
        return answer(tl::unexpected(unavailable("no-address", address.error().detail)));
    if (address->isEmpty())
        return answer(tl::unexpected(unavailable("no-address", {})));
    if (!isSafeAddress(*address))
        return answer(tl::unexpected(unavailable("insecure-address", {})));
    m_address = *address;
    m_mayHaveMoved = false;
    proceed();
}

void StaffSession::keepToken(const Result<QByteArray> &token)
{
    m_isReading = false;
    if (!token) {
        StaffFailure failed = unavailable("no-session", token.error().detail);
        if (token.error().kind == ErrorKind::Forbidden)
            failed.kind = StaffFailureKind::NotSignedIn;
        return answer(tl::unexpected(failed));
    }
    if (!isToken(*token))
        return answer(tl::unexpected(unavailable("no-session", QStringLiteral("not a token"))));
    // A session that was opened while the person signed out ends after 30 minutes without use.
    if (!m_isClosed)
        m_token = *token;
    proceed();
}

void StaffSession::answer(const tl::expected<Grant, StaffFailure> &grant)
{
    // A handler may add a request.
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[context, handler] : waiting) {
        if (context)
            handler(grant);
    }
}

} // namespace meja
