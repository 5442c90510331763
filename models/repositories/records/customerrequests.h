#pragma once

#include "customersession.h"
#include "staffrequests.h"

namespace meja {

/// How to handle a customer's request that writes, depending on its idempotency key.
struct CustomerClaim
{
    enum class Kind {
        Fresh,      ///< The key is new and reserved by `claim`: execute the request.
        Repeated,   ///< The same request was already executed: send `response` again.
        InProgress, ///< The same request is being executed.
        KeyReused   ///< The key belongs to a different request.
    };
    Kind kind = Kind::InProgress;
    qint64 claim = 0; ///< For `Fresh` and `InProgress`; 0 if it is not visible yet.
    StoredResponse response = {};
};

/// Stores the idempotency keys of the customer API with their responses. Failures: those of
/// `CustomerSession::write()`.
class CustomerRequests
{
public:
    explicit CustomerRequests(CustomerSession session) : m_session(session) {}

    /// Reserves the key. A claim without a response can be taken over when its instance of the service has
    /// ended, and after a minute. A lost result is `Unavailable`.
    /// @param digest SHA-256 of path and body.
    Result<CustomerClaim> begin(const QString &route, const QString &key, const QByteArray &digest);
    /// Stores the response, which is sent again when the request is repeated.
    Result<> keep(qint64 claim, const StoredResponse &response);
    /// Releases the key after a request that changed nothing, so that it can be repeated.
    Result<> release(qint64 claim);

private:
    CustomerSession m_session;
};

} // namespace meja
