#pragma once

#include "apiroute.h"
#include "cancellation.h"
#include "job.h"
#include "orderpreviews.h"
#include "refund.h"

namespace meja {

// JSON of the staff API's responses, and its description. It contains no personal data: the desktop reads
// that from the database, which checks the reader's rights.

[[nodiscard]] Shape cancellationShape();
[[nodiscard]] QJsonObject toJson(const Cancellation &cancellation);

[[nodiscard]] Shape refundShape();
[[nodiscard]] QJsonObject toJson(const Refund &refund);

/// `{job_id}`: the response to a request that a job carries out.
[[nodiscard]] Shape jobShape();
[[nodiscard]] QJsonObject toJson(JobId job);

[[nodiscard]] Shape jobReportShape();
[[nodiscard]] QJsonObject toJson(const JobReport &report);

[[nodiscard]] Shape refundableShape();
[[nodiscard]] QJsonObject toJson(OrderId order, const QList<PaymentBalance> &payments);

[[nodiscard]] Shape previewShape();
/// @param hindrance why the cancellation would be refused; empty when it would be accepted.
[[nodiscard]] QJsonObject toJson(const CancellationPreview &preview, const std::optional<Problem> &hindrance);

} // namespace meja
