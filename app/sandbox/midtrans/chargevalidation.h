#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace meja::sandbox {

/// The problems of the objects that a charge and a Snap request share: `transaction_details` and
/// `item_details`, in Midtrans' wording.
[[nodiscard]] QStringList transactionProblems(const QJsonObject &body);
/// The problems of a charge request as Midtrans lists them in `validation_messages`; empty for a valid one.
/// Source: Midtrans' pages of the charge request's JSON objects.
[[nodiscard]] QStringList chargeProblems(const QJsonObject &body);
/// Whole rupiah, as a number or a string; nothing for anything else.
[[nodiscard]] std::optional<qint64> rupiahIn(const QJsonValue &value);

} // namespace meja::sandbox
