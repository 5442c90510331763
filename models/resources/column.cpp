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

bool Column::isText() const
{
    switch (type) {
    case ValueType::Text:
    case ValueType::LongText:
    case ValueType::Code:
    case ValueType::Phone:
    case ValueType::Email:
        return true;
    case ValueType::Key:
    case ValueType::Integer:
    case ValueType::Decimal:
    case ValueType::Money:
    case ValueType::Grams:
    case ValueType::Timestamp:
    case ValueType::Boolean:
    case ValueType::Choice:
    case ValueType::RecordName:
    case ValueType::Changes:
        return false;
    }
    Q_UNREACHABLE();
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
