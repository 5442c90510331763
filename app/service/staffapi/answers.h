#pragma once

#include "apiroute.h"
#include "cancellation.h"
#include "job.h"
#include "orderoutlook.h"
#include "refund.h"

namespace meja {

/// How the things of the domain look in answers. Personal data stays out: the database shows it to those
/// who may read it.

[[nodiscard]] Shape cancellationShape();
[[nodiscard]] QJsonObject shown(const Cancellation &cancellation);

[[nodiscard]] Shape refundShape();
[[nodiscard]] QJsonObject shown(const Refund &refund);

/// What a job was made for: `{job_id}`.
[[nodiscard]] Shape jobShape();
[[nodiscard]] QJsonObject shown(JobId job);

[[nodiscard]] Shape jobReportShape();
[[nodiscard]] QJsonObject shown(const JobReport &report);

[[nodiscard]] Shape refundableShape();
[[nodiscard]] QJsonObject shown(OrderId order, const QList<PaymentLeft> &payments);

[[nodiscard]] Shape previewShape();
/// @param hindrance why the cancellation would be refused; nothing when it would be accepted.
[[nodiscard]] QJsonObject shown(const CancellationPreview &preview, const std::optional<Problem> &hindrance);

} // namespace meja
