#pragma once

#include "error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// An action of a person for which the service has not answered yet, as far as this computer knows. Contains
/// nothing personal: not the fields of the request either.
struct PendingAction
{
    QString key;              ///< The idempotency key of the request.
    QString route;            ///< Its method and pattern, `POST /staff/v1/orders/{id}/cancellation`.
    qint64 record = 0;        ///< The id in the route; 0: none.
    QDateTime startedAt = {}; ///< UTC.
    bool wasSent = false;     ///< False: the request was never sent, so it has done nothing.

    friend bool operator==(const PendingAction &, const PendingAction &) = default;
};

/// Keeps the idempotency keys of actions until they are answered, also after a crash of the desktop, so that
/// a repeated request acts once. Implemented in `gateways/staffapi`.
///
/// The order of calls: `begin()` when a dialog opens, `markSent()` before the request is sent, `end()` after
/// its answer or when the dialog is closed without sending. After a restart `pending()` lists the rest; an
/// action is repeated under its key, or ended because a person knows its outcome. Repeating with other fields
/// is safe: the service then refuses the key (`key-reused`), which proves that the first request has arrived.
class ActionJournal
{
public:
    ActionJournal() = default;
    virtual ~ActionJournal() = default;
    Q_DISABLE_COPY_MOVE(ActionJournal)

    /// Makes and stores a key.
    ///
    /// Failures: `Unavailable` when it could not be stored; the action must not be offered then.
    virtual Result<QString> begin(const QString &route, qint64 record) = 0;

    /// Failures: `NotFound` for an unknown key; `Unavailable` when it could not be stored; the request must
    /// not be sent then.
    virtual Result<> markSent(const QString &key) = 0;

    /// Does nothing for an unknown key.
    ///
    /// Failures: `Unavailable` when it could not be stored; the action is then listed again after a restart.
    virtual Result<> end(const QString &key) = 0;

    /// The actions that are not ended, oldest first, also those of another desktop of this person on this
    /// computer.
    ///
    /// Failures: `Unavailable` when the journal cannot be read.
    virtual Result<QList<PendingAction>> pending() = 0;

    /// The files that were set aside because they were damaged, each once. Views tell the person which file
    /// it is, and that actions of that file may have arrived without an answer.
    virtual QStringList takeFilesSetAside() = 0;
};

} // namespace meja
