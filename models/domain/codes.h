#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace meja {

/// The codes of an enumeration in SQL, JSON and logs.
template <class E, std::size_t N>
using CodeTable = std::array<std::pair<E, QLatin1String>, N>;

/// The code of a value, which must be in the table.
template <class E, std::size_t N>
[[nodiscard]] QString codeIn(const CodeTable<E, N> &table, E value)
{
    for (const auto &[candidate, code] : table) {
        if (candidate == value)
            return code;
    }
    Q_UNREACHABLE();
}

/// Empty for a code that is not in the table. Upper and lower case differ.
template <class E, std::size_t N>
[[nodiscard]] std::optional<E> valueIn(const CodeTable<E, N> &table, const QString &code)
{
    for (const auto &[value, candidate] : table) {
        if (candidate == code)
            return value;
    }
    return std::nullopt;
}

} // namespace meja
