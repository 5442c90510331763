#pragma once

#include "apiroute.h"
#include "cancellation.h"
#include "job.h"
#include "orderoutlook.h"
#include "refund.h"

namespace meja {

// JSON of the staff API's responses, and its description. It contains no personal data: the desktop reads
// that from the database, which checks the reader's rights.

[[nodiscard]] Shape cancellationShape();
[[nodiscard]] QJsonObject shown(const Cancellation &cancellation);

[[nodiscard]] Shape refundShape();
[[nodiscard]] QJsonObject shown(const Refund &refund);

/// `{job_id}`: the response to a request that a job carries out.
[[nodiscard]] Shape jobShape();
[[nodiscard]] QJsonObject shown(JobId job);

[[nodiscard]] Shape jobReportShape();
[[nodiscard]] QJsonObject shown(const JobReport &report);

[[nodiscard]] Shape refundableShape();
[[nodiscard]] QJsonObject shown(OrderId order, const QList<PaymentLeft> &payments);

[[nodiscard]] Shape previewShape();
/// @param hindrance why the cancellation would be refused; empty when it would be accepted.
[[nodiscard]] QJsonObject shown(const CancellationPreview &preview, const std::optional<Problem> &hindrance);

} // namespace meja
