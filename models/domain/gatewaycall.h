#pragma once

#include "ids.h"
#include "instant.h"
#include "ports/callpurpose.h"

#include <QString>

#include <optional>

namespace meja {

/// The outcome of one HTTP request to a partner.
enum class CallOutcome {
    Running,     ///< Being sent, or sent without a response so far.
    Succeeded,   ///< The partner accepted the request.
    Rejected,    ///< The partner understood the request and refused it.
    Unavailable, ///< Nothing was sent.
    Unknown      ///< No readable response: the request may have taken effect.
};

[[nodiscard]] QString code(CallOutcome outcome);
/// Empty for an unknown code.
[[nodiscard]] std::optional<CallOutcome> callOutcomeFromCode(const QString &code);

/// One HTTP request to a partner with its response, as stored in the call log. It never contains secrets, and
/// personal data is masked.
struct GatewayCall
{
    GatewayCallId id;
    QString partner;   ///< `midtrans`, `komerce` (Delivery API) or `rajaongkir` (V2).
    QString operation; ///< `status`, `cancel`, `expire`, `refund`, `detail`, `history`, `track`.
    CallPurpose purpose;
    QString method;
    QString path; ///< Path and query, without the host; secrets and personal data masked.
    QString requestBody;
    Instant startedAt;
    std::optional<Instant> endedAt;
    std::optional<int> httpStatus;
    QString
        bodyStatus; ///< Midtrans' `status_code` or Komerce's `meta.code`; empty when the response has none.
    CallOutcome outcome = CallOutcome::Running;
    QString responseBody;
    QString problem; ///< Why there is no response or why it cannot be interpreted; in English.
};

} // namespace meja
