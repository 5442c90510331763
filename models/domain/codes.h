#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace meja {

/// The codes by which an enumeration travels: in SQL, in JSON and in logs.
template <class E, std::size_t N>
using CodeTable = std::array<std::pair<E, QLatin1String>, N>;

template <class E, std::size_t N>
[[nodiscard]] QString codeIn(const CodeTable<E, N> &table, E value)
{
    for (const auto &[candidate, code] : table) {
        if (candidate == value)
            return code;
    }
    Q_UNREACHABLE();
}

/// Nothing for a code that is not in the table; letters count as written.
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
