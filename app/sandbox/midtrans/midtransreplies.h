#pragma once

#include "call.h"
#include "midtranssettings.h"
#include "midtranstransaction.h"
#include "reply.h"

namespace meja::sandbox {

/// A reply with a body that contains `status_code`. HTTP 400 and 401 for these codes; otherwise HTTP 200, or
/// the same code if `httpCodesMatchBody` is set. Codes 202 and 407 are never HTTP errors.
[[nodiscard]] Reply midtransReply(const QJsonObject &body, const MidtransSettings &settings);
/// An error 400 with `validation_messages`; always HTTP 400.
[[nodiscard]] Reply midtransValidationError(const QStringList &messages, const QString &id,
                                            const MidtransSettings &settings);
/// An error with this `status_code`.
[[nodiscard]] Reply midtransError(int code, const QString &message, const MidtransSettings &settings);
/// A reply with the common fields of a transaction (`midtransHead()`).
[[nodiscard]] Reply midtransReply(const MidtransTransaction &transaction, int code, const QString &message,
                                  const MidtransSettings &settings);

/// The value of the `Authorization` header for this server key.
[[nodiscard]] QString basicCredentials(const QString &serverKey);
/// The address that a call was sent to, from its `Host` header: `http://127.0.0.1:8081`.
[[nodiscard]] QString baseUrl(const Call &call);

} // namespace meja::sandbox
