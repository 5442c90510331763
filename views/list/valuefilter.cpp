#include "valuefilter.h"

#include "storeclock.h"

namespace meja {

std::optional<Condition> conditionOfValue(const Resource &resource, const Column &column, const QString &raw,
                                          const QString &linkKey)
{
    const Filter *filter = resource.filter(column.name);
    if (!filter || !filter->offered)
        return std::nullopt;
    if (raw.isNull())
        return column.optional
                   ? std::optional(Condition{.column = column.name, .kind = Condition::Kind::Empty})
                   : std::nullopt;
    switch (filter->kind) {
    case FilterKind::Choices:
        return Condition{.column = column.name, .values = {raw}};
    case FilterKind::Range:
        return Condition{.column = column.name, .kind = Condition::Kind::Between, .from = raw, .to = raw};
    case FilterKind::Dates: {
        const auto time = StoreClock().read(raw);
        if (!time)
            return std::nullopt;
        return Condition{.column = column.name,
                         .kind = Condition::Kind::Between,
                         .from = time->day.toString(Qt::ISODate),
                         .to = time->day.addDays(1).toString(Qt::ISODate)};
    }
    case FilterKind::Related:
        return linkKey.isEmpty() ? std::nullopt
                                 : std::optional(Condition{.column = column.name, .values = {linkKey}});
    case FilterKind::Presence:
        return Condition{.column = column.name, .kind = Condition::Kind::NotEmpty};
    }
    Q_UNREACHABLE();
}

} // namespace meja
