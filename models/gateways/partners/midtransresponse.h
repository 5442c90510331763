#pragma once

#include "callresponse.h"
#include "ports/paymentgateway.h"

#include <QJsonObject>

namespace meja {

/// A Midtrans response, classified independently of the operation. Used by `MidtransParser`. Sources:
/// gateways.md A.1, A.5.
///
/// The body's `status_code` counts first; the HTTP status counts if the body has none, and an HTTP 5xx
/// always. A body that is not a JSON object with a code is unreadable: it may come from a proxy between
/// Midtrans and us.
class MidtransResponse
{
public:
    enum class Kind {
        HasStatusCode, ///< The body has a `status_code`, so Midtrans processed the request.
        StillRunning,  ///< HTTP 202: a request with the same `Idempotency-Key` is still running.
        RateLimited,   ///< 429.
        NotAllowed,    ///< 401: the request was not processed, even if a proxy sent the response.
        ServerError,   ///< 5xx, 900.
        Unreadable
    };

    explicit MidtransResponse(const CallResponse &response);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] int code() const { return m_code; } ///< `status_code`, or 0 if missing.
    [[nodiscard]] int httpStatus() const { return m_httpStatus; }
    [[nodiscard]] const QJsonObject &body() const { return m_body; }
    /// The codes and Midtrans' message, for the log only.
    [[nodiscard]] QString detail() const;
    /// Whether the ids in the body, if any, are those of this transaction.
    [[nodiscard]] bool isAbout(const TransactionRef &transaction) const;

private:
    [[nodiscard]] Kind classify() const;

    int m_httpStatus = 0;
    int m_code = 0;
    QJsonObject m_body;
    Kind m_kind = Kind::Unreadable;
};

} // namespace meja
