#pragma once

#include "callanswer.h"
#include "ports/paymentgateway.h"

#include <QJsonObject>

namespace meja {

/// What a Midtrans answer says as a whole, before anybody asks what it means for one operation.
/// Sources: gateways.md A.1, A.5.
///
/// The body's `status_code` counts first, HTTP's status only where the body can't be wrong about it. What
/// isn't a JSON object with a code says nothing: it may come from something between Midtrans and us.
class MidtransAnswer
{
public:
    enum class Kind {
        Said,         ///< The body has a `status_code` that is Midtrans' word on the request.
        StillRunning, ///< HTTP 202: the same `Idempotency-Key` is being worked on.
        RateLimited,  ///< 429.
        NotAllowed,   ///< 401: not processed, whoever says so.
        Broken,       ///< 5xx, 900.
        Unreadable
    };

    explicit MidtransAnswer(const CallAnswer &answer);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] int code() const { return m_code; } ///< `status_code`; 0: none.
    [[nodiscard]] int httpStatus() const { return m_httpStatus; }
    [[nodiscard]] const QJsonObject &body() const { return m_body; }
    /// The codes and Midtrans' own words, for the log and for nothing else.
    [[nodiscard]] QString detail() const;
    /// Whether the answer is about this transaction, as far as it says.
    [[nodiscard]] bool isAbout(const TransactionRef &transaction) const;

private:
    [[nodiscard]] Kind classify() const;

    int m_httpStatus = 0;
    int m_code = 0;
    QJsonObject m_body;
    Kind m_kind = Kind::Unreadable;
};

} // namespace meja
