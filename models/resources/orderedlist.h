#pragma once

#include "listquery.h"

namespace meja {

/// The list of a query and its order as a text, such as `orders -placed_at`. Positions (`Cursor`) of one list
/// are valid for equal texts only.
[[nodiscard]] QString orderedList(const ListQuery &query);

} // namespace meja
