#pragma once

#include "ports/staffcommands.h"
#include "staffaccess.h"

#include <QObject>
#include <QPointer>

#include <utility>
#include <vector>

namespace meja {

/// The address of the staff API and the token of the person's session, opened when the first request needs
/// them and shared by all requests. Used by `StaffCall`.
class StaffSession : public QObject
{
    Q_OBJECT

public:
    struct Grant
    {
        QUrl address;
        QByteArray token;
    };
    using Handler = std::function<void(const tl::expected<Grant, StaffFailure> &grant)>;

    explicit StaffSession(StaffAccess access) : m_access(std::move(access)) {}

    /// Calls `handler` with the address and the token, at once when both are known. Does not call it when
    /// `context` has been destroyed.
    ///
    /// Failures: `Unavailable` with type `no-address`, `insecure-address` or `no-session`; `NotSignedIn`
    /// after `close()`, or when the database refuses a session.
    void withGrant(QObject *context, Handler handler);

    /// The service has refused this token; the next request opens a new session.
    void forgetToken(const QByteArray &token);
    /// No service was reached; the next request reads the address again, since it may have changed.
    void distrustAddress() { m_mayHaveMoved = true; }
    /// From now on no session is opened.
    void close();

    /// The present address and token; empty unless both are known.
    [[nodiscard]] std::optional<Grant> grant() const;

private:
    void proceed();
    void readAddress();
    void openSession();
    void keepAddress(const Result<QUrl> &address);
    void keepToken(const Result<QByteArray> &token);
    void answer(const tl::expected<Grant, StaffFailure> &grant);

    const StaffAccess m_access;
    QUrl m_address;
    QByteArray m_token;
    bool m_mayHaveMoved = false;
    bool m_isClosed = false;
    bool m_isReading = false; ///< The database is being asked.
    std::vector<std::pair<QPointer<QObject>, Handler>> m_waiting;
};

} // namespace meja
