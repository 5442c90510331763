#pragma once

#include "customersession.h"
#include "staffrequests.h"

namespace meja {

/// What is to be done with a customer's writing request.
struct CustomerClaim
{
    enum class Kind {
        Fresh,    ///< Nobody asked for it before; `claim` is ours.
        Answered, ///< `answer` was given to the same request.
        InProgress,
        KeyReused ///< The key was used for another request.
    };
    Kind kind = Kind::InProgress;
    qint64 claim = 0;
    KeptAnswer answer = {};
};

/// The keys of customers' writing requests. Failures: those of `CustomerSession`.
class CustomerRequests
{
public:
    explicit CustomerRequests(CustomerSession session) : m_session(session) {}

    /// A claim whose holder is gone is taken over after a minute.
    /// @param digest SHA-256 of path and body.
    Result<CustomerClaim> begin(const QString &route, const QString &key, const QByteArray &digest);
    /// Keeps the answer for repetitions.
    Result<> keep(qint64 claim, const KeptAnswer &answer);
    /// Nothing happened; a repetition starts anew.
    Result<> release(qint64 claim);

private:
    CustomerSession m_session;
};

} // namespace meja
