#include "columnwidths.h"

#include "states.h"

#include <algorithm>
#include <numeric>

namespace meja {

namespace {

constexpr int minTextWidth = 84;

} // namespace

int columnWidth(const Column &column)
{
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
    case ValueType::RecordName:
        return 172;
    case ValueType::Email:
        return 200;
    case ValueType::LongText:
        return 260;
    case ValueType::Changes:
        return 420;
    }
    Q_UNREACHABLE();
}

int minColumnWidth(const Column &column, int preferred)
{
    switch (column.type) {
    case ValueType::Text:
    case ValueType::Email:
    case ValueType::LongText:
    case ValueType::Changes:
        return std::min(preferred, minTextWidth);
    case ValueType::Choice:
        return isState(column) ? preferred : std::min(preferred, minTextWidth);
    case ValueType::Integer:
    case ValueType::Decimal:
    case ValueType::Grams:
    case ValueType::Boolean:
    case ValueType::Key:
    case ValueType::Money:
    case ValueType::Timestamp:
    case ValueType::Phone:
    case ValueType::Code:
    case ValueType::RecordName:
        return preferred;
    }
    Q_UNREACHABLE();
}

QList<int> fittedWidths(const QList<WidthRange> &columns, int available)
{
    QList<int> widths;
    for (const WidthRange &each : columns)
        widths.append(each.preferred);
    for (int left = available - std::accumulate(widths.cbegin(), widths.cend(), 0); left < 0; ++left) {
        qsizetype widest = -1;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            if (widths[i] > columns[i].min && (widest < 0 || widths[i] > widths[widest]))
                widest = i;
        }
        if (widest < 0)
            break;
        --widths[widest];
    }
    return widths;
}

} // namespace meja
