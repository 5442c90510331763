#pragma once

#include "column.h"

#include <QList>

/// The words and tints of every set of codes, once each. Codes are those of the tables' checks.
namespace meja::choices {

[[nodiscard]] QList<Choice> orderStatuses();
[[nodiscard]] QList<Choice> paymentStatuses();
[[nodiscard]] QList<Choice> paymentTypes();
[[nodiscard]] QList<Choice> shipmentStatuses();
/// By RajaOngkir's codes; one that is missing here is shown by its code.
[[nodiscard]] QList<Choice> couriers();
[[nodiscard]] QList<Choice> cartStatuses();
[[nodiscard]] QList<Choice> checkoutStatuses();
[[nodiscard]] QList<Choice> movementKinds();
/// Who changes things: the source of a status change, the actor of an audit entry.
[[nodiscard]] QList<Choice> actorKinds();
[[nodiscard]] QList<Choice> auditOperations();
[[nodiscard]] QList<Choice> staffRoles();
[[nodiscard]] QList<Choice> archivers();
[[nodiscard]] QList<Choice> ratings();
/// Whether readers of the shop see a comment; computed from its times.
[[nodiscard]] QList<Choice> commentStates();

} // namespace meja::choices
