#include "columnwidths.h"

namespace meja {

int columnWidth(const Column &column)
{
    if (column.width > 0)
        return column.width;
    switch (column.type) {
    case ValueType::Integer:
    case ValueType::Decimal:
    case ValueType::Grams:
    case ValueType::Boolean:
        return 84;
    case ValueType::Key:
        return 96;
    case ValueType::Money:
        return 124;
    case ValueType::Choice:
    case ValueType::Timestamp:
    case ValueType::Phone:
        return 150;
    case ValueType::Text:
    case ValueType::Code:
        return 172;
    case ValueType::Email:
        return 200;
    case ValueType::LongText:
    case ValueType::Json:
        return 260;
    }
    Q_UNREACHABLE();
}

} // namespace meja
