#pragma once

#include "ids.h"
#include "instant.h"
#include "ports/callpurpose.h"

#include <QString>

#include <optional>

namespace meja {

/// What one HTTP request to a partner came to.
enum class CallOutcome {
    Running,     ///< Sent, or about to be; the answer hasn't come.
    Succeeded,   ///< The partner did or told what was asked.
    Rejected,    ///< The partner understood and said no.
    Unavailable, ///< Nothing left the house.
    Unknown      ///< Nothing came back, or nothing readable: it may have happened.
};

[[nodiscard]] QString code(CallOutcome outcome);
[[nodiscard]] std::optional<CallOutcome> callOutcomeFromCode(const QString &code);

/// One HTTP request to a partner with its answer. Secrets never get here; personal data is masked before.
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
    QString bodyStatus; ///< Midtrans' `status_code`, Komerce's `meta.code`; empty when there was none.
    CallOutcome outcome = CallOutcome::Running;
    QString answerBody;
    QString problem; ///< Why there is no answer, or why it can't be read; in English.
};

} // namespace meja
