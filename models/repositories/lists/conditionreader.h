#pragma once

#include "listcriteria.h"

namespace meja {

/// What a condition somebody set asks of a column. `Invalid` names the value that can't be read.
///
/// @param byKey the values are keys of the related row, as a type-ahead gives them.
Result<FieldTest> readFilter(const Column &column, const Condition &condition, bool byKey);

} // namespace meja
