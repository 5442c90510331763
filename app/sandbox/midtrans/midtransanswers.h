#pragma once

#include "midtranssettings.h"
#include "midtranstransaction.h"
#include "reply.h"

namespace meja::sandbox {

/// Wraps a body whose `status_code` is set into an answer: HTTP 401 for 401; else HTTP 200, or the same code
/// where the switch says so. 202 and 407 are no HTTP errors in either case.
[[nodiscard]] Reply midtransReply(const QJsonObject &body, const MidtransSettings &settings);
[[nodiscard]] Reply midtransError(int code, const QString &message, const MidtransSettings &settings);
/// An answer about a transaction: its head and nothing more.
[[nodiscard]] Reply midtransReply(const MidtransTransaction &transaction, int code, const QString &message,
                                  const MidtransSettings &settings);

} // namespace meja::sandbox
