#pragma once

#include "connection.h"
#include "role.h"

#include <QByteArray>

#include <optional>

namespace meja {

/// Who calls the staff API, as of this moment.
struct StaffCaller
{
    qint64 accountId = 0;
    QString login;
    Role role = Role::Auditor;
};

/// An answer that was given once and is given again.
struct KeptAnswer
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
};

/// What a writing request is known by.
struct RequestKey
{
    QString route;        ///< Method and pattern.
    QString key;          ///< The caller's own.
    QByteArray digest;    ///< SHA-256 of path and body.
    QList<Role> mayWrite; ///< For others nothing is claimed.
};

/// What is to be done with a writing request.
struct RequestStart
{
    enum class Kind {
        Fresh,    ///< Nobody asked for it before; `claim` is ours.
        Answered, ///< `answer` was given to the same request.
        InProgress,
        KeyReused, ///< The key was used for another request.
        NotClaimed ///< The role may not write.
    };
    StaffCaller caller;
    Kind kind = Kind::NotClaimed;
    qint64 claim = 0;
    KeptAnswer answer = {};
};

/// Sessions of the staff API and the keys of its writing requests. Failures: those of `Connection::run`.
class StaffRequests
{
public:
    explicit StaffRequests(Connection &connection) : m_connection(connection) {}

    /// @param token as the client sent it. Nobody for one that is unknown or has run out.
    Result<std::optional<StaffCaller>> who(const QByteArray &token);
    /// The same and a claim on the key in one round trip. A claim whose holder is gone is taken over after a
    /// minute.
    Result<std::optional<RequestStart>> begin(const QByteArray &token, const RequestKey &key);
    /// Keeps the answer for repetitions. @returns the position of the database's log, for readers of
    /// standbys.
    Result<QString> keep(qint64 claim, const KeptAnswer &answer);
    /// Nothing happened; a repetition starts anew.
    Result<> release(qint64 claim);
    /// Forgets answers older than seven days.
    Result<> forget();
    Result<> signOut(const QByteArray &token);

private:
    Connection &m_connection;
};

} // namespace meja
