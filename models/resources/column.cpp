#include "column.h"

#include <algorithm>

namespace meja {

bool Column::isMaskedFor(Role role) const
{
    return isPersonal() && !readsPersonalColumns(role);
}

bool Column::isNumeric() const
{
    return type == ValueType::Integer || type == ValueType::Decimal || type == ValueType::Money ||
           type == ValueType::Grams;
}

const Choice *Column::choice(const QString &codeOrAlias) const
{
    const auto found = std::find_if(choices.cbegin(), choices.cend(), [&](const Choice &each) {
        return each.code.compare(codeOrAlias, Qt::CaseInsensitive) == 0 ||
               each.aliases.contains(codeOrAlias, Qt::CaseInsensitive);
    });
    return found == choices.cend() ? nullptr : &*found;
}

} // namespace meja
