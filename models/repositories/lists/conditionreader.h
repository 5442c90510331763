#pragma once

#include "error.h"
#include "fieldtest.h"
#include "listquery.h"

namespace meja {

/// Turns a filter into a test of its column. Fails with `Invalid`, naming the value that cannot be read.
///
/// @param byKey the values are keys of the related row, as type-ahead returns them.
Result<FieldTest> readFilter(const Column &column, const Condition &condition, bool byKey);

} // namespace meja
