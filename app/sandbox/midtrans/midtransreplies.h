#pragma once

#include "midtranssettings.h"
#include "midtranstransaction.h"
#include "reply.h"

namespace meja::sandbox {

/// A reply with a body that contains `status_code`. HTTP 401 for code 401; otherwise HTTP 200, or the same
/// code if `httpCodesMatchBody` is set. Codes 202 and 407 are never HTTP errors.
[[nodiscard]] Reply midtransReply(const QJsonObject &body, const MidtransSettings &settings);
/// An error with this `status_code`.
[[nodiscard]] Reply midtransError(int code, const QString &message, const MidtransSettings &settings);
/// A reply with the common fields of a transaction (`midtransHead()`).
[[nodiscard]] Reply midtransReply(const MidtransTransaction &transaction, int code, const QString &message,
                                  const MidtransSettings &settings);

} // namespace meja::sandbox
