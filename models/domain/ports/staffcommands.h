#pragma once

#include "instant.h"

#include <QFuture>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace meja {

/// One request of the signed-in person to the staff API.
struct StaffCommand
{
    QByteArray method;     ///< `GET`, `POST`, `PATCH` or `DELETE`.
    QString path;          ///< `/staff/v1/…`, without query; only letters, digits, `_`, `-` and `/`.
    QJsonObject body = {}; ///< Sent with `POST` and `PATCH`.
    QString key = {}; ///< The idempotency key: 1 to 255 of `[A-Za-z0-9._-]`. Empty for `GET` and `DELETE`.
    std::optional<qint64> version = {}; ///< The version of the row that is changed, sent as `If-Match`.
};

/// The response to a successful request.
struct StaffReply
{
    int status = 200;
    QJsonObject json = {};    ///< Empty for a response without body.
    QString requestId = {};   ///< The id in the audit log and the service's log.
    QString logPosition = {}; ///< Of the commit, for readers of a standby; empty for `GET`.
    bool isReplayed = false;  ///< The service had already answered this key.
};

/// What a failed request means for the person who made it.
enum class StaffFailureKind {
    Unavailable,    ///< Nothing was changed; the same request may be sent again at any time.
    OutcomeUnknown, ///< The request may have arrived. Only the same request with the same key may follow.
    NotSignedIn,    ///< The session has ended and no new one could be opened.
    Forbidden,      ///< The person may not do this; `type` tells why (`own-request`, `not-admin`, …).
    RuleViolated,   ///< A business rule refuses it; `type`, `title` and `detail` tell which.
    Invalid,  ///< Wrong fields (`fields`). With type `key-reused`, an earlier request has arrived under this
              ///< key.
    NotFound, ///< The row does not exist.
    Conflict, ///< The row was changed by others; `current` has its present values (412).
    RateLimited ///< Nothing was changed; wait for `retryAfter`.
};

/// A wrong field of a request.
struct FieldFault
{
    QString field;   ///< Its path, `destination.bank`.
    QString code;    ///< `length`, `blank`, `characters`, `range`, `choice`, `type`, `required`, …
    QString message; ///< In English.

    friend bool operator==(const FieldFault &, const FieldFault &) = default;
};

/// Why a request of a person failed.
struct StaffFailure
{
    StaffFailureKind kind = StaffFailureKind::Unavailable;
    /// The last part of the problem's type (`not-cancellable`), or a name of the client: `no-address`,
    /// `insecure-address`, `no-session`, `no-connection`, `no-response`, `unreadable-response`,
    /// `bad-command`, `signed-out`. Views choose their text by it.
    QString type = {};
    QString title = {}; ///< The service's summary, in English.
    QString detail =
        {}; ///< The service's explanation of this occurrence, or technical information for support.
    QList<FieldFault> fields = {};
    QJsonObject current = {};                ///< The row as it is now, for `Conflict`.
    QJsonObject members = {};                ///< All members of the problem, such as `cancellation_id`.
    std::optional<Duration> retryAfter = {}; ///< How long the service asks to wait.
    QString requestId = {};                  ///< Empty when no response arrived.
};

using StaffResult = tl::expected<StaffReply, StaffFailure>;

/// Sends what a person decides in the desktop to the service. Implemented in `gateways/staffapi`, and in
/// memory by tests of views.
class StaffCommands
{
public:
    StaffCommands() = default;
    virtual ~StaffCommands() = default;
    Q_DISABLE_COPY_MOVE(StaffCommands)

    /// Returns at once. Cancelling the future stops the request; a write may have arrived nevertheless, as
    /// with `OutcomeUnknown`. When this object is destroyed, all running requests end as cancelled, without
    /// result.
    ///
    /// The failures are the `StaffFailureKind`s. A write is never repeated without the caller, except once
    /// after the session has ended, under the same key.
    virtual QFuture<StaffResult> run(const StaffCommand &command) = 0;

    /// Ends the session of the person. Later requests fail with `NotSignedIn`. Succeeds at once when no
    /// session is open.
    virtual QFuture<StaffResult> signOut() = 0;
};

} // namespace meja
