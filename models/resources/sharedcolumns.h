#pragma once

#include "describe.h"

/// Columns, relations and fieldsets that several resources share.
namespace meja::shared {

/// Relations. The name of the function is the alias in SQL expressions.
[[nodiscard]] Relation customer();
[[nodiscard]] Relation store();
[[nodiscard]] Relation product();
[[nodiscard]] Relation purchase(); ///< The order; `order` is a reserved word in SQL.

[[nodiscard]] Column customerName(); ///< Needs the relation `customer`.
[[nodiscard]] Column storeName();    ///< Needs the relation `store`.
[[nodiscard]] Column productName();  ///< Needs the relation `product`.
[[nodiscard]] Column orderNumber();  ///< Needs the relation `purchase`.

[[nodiscard]] describe::ColumnDraft id();
[[nodiscard]] describe::ColumnDraft createdAt();
[[nodiscard]] describe::ColumnDraft updatedAt();

/// Whether, when and by whom a row was archived.
[[nodiscard]] QList<Column> archive();
[[nodiscard]] Fieldset archiveFieldset();
[[nodiscard]] Filter byArchive();

} // namespace meja::shared
