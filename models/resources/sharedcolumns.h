#pragma once

#include "describe.h"

/// Columns and groups that several models show alike.
namespace meja::shared {

/// Relations by the column that bears them; the alias is the name the expressions use.
[[nodiscard]] Relation customer();
[[nodiscard]] Relation store();
[[nodiscard]] Relation product();
[[nodiscard]] Relation purchase(); ///< The order, whose own name is a word of SQL.

[[nodiscard]] Column customerName(); ///< Over `customer`.
[[nodiscard]] Column storeName();    ///< Over `store`.
[[nodiscard]] Column productName();  ///< Over `product`.
[[nodiscard]] Column orderNumber();  ///< Over `purchase`.

[[nodiscard]] describe::ColumnDraft id();
[[nodiscard]] describe::ColumnDraft createdAt();
[[nodiscard]] describe::ColumnDraft updatedAt();

/// Whether, when and by whom a row was archived.
[[nodiscard]] QList<Column> archive();
[[nodiscard]] Fieldset archiveFieldset();
[[nodiscard]] Filter byArchive();

} // namespace meja::shared
