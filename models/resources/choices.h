#pragma once

#include "column.h"

#include <QList>

/// The labels and tones of every set of codes. The codes are those of the CHECK constraints.
namespace meja::choices {

[[nodiscard]] QList<Choice> orderStatuses();
[[nodiscard]] QList<Choice> paymentStatuses();
[[nodiscard]] QList<Choice> paymentTypes();
/// Midtrans' codes of banks. A bank that is not listed here is shown by its code.
[[nodiscard]] QList<Choice> banks();
[[nodiscard]] QList<Choice> shipmentStatuses();
/// RajaOngkir's courier codes. A courier that is not listed here is shown by its code.
[[nodiscard]] QList<Choice> couriers();
[[nodiscard]] QList<Choice> cartStatuses();
[[nodiscard]] QList<Choice> checkoutStatuses();
[[nodiscard]] QList<Choice> movementKinds();
/// The source of a status change and of an audit entry.
[[nodiscard]] QList<Choice> actorKinds();
[[nodiscard]] QList<Choice> auditOperations();
[[nodiscard]] QList<Choice> staffRoles();
[[nodiscard]] QList<Choice> archivers();
[[nodiscard]] QList<Choice> ratings();
/// Whether customers see a review; computed from its timestamps.
[[nodiscard]] QList<Choice> commentStates();

} // namespace meja::choices
