#include "column.h"

namespace meja {

bool Column::isMaskedFor(Role role) const
{
    return isPersonal() && !readsPersonalColumns(role);
}

bool Column::isNumeric() const
{
    return type == ValueType::Integer || type == ValueType::Money || type == ValueType::Grams;
}

} // namespace meja
