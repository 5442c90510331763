#pragma once

#include <QtGlobal>

#include <compare>

namespace meja {

/// An amount of money in whole rupiah; prices have no fraction. Negative only for corrections.
class Rupiah
{
public:
    constexpr Rupiah() = default;
    constexpr explicit Rupiah(qint64 amount) : m_amount(amount) {}

    [[nodiscard]] constexpr qint64 amount() const { return m_amount; }
    friend constexpr auto operator<=>(Rupiah, Rupiah) = default;
    friend constexpr Rupiah operator+(Rupiah a, Rupiah b) { return Rupiah(a.amount() + b.amount()); }
    friend constexpr Rupiah operator-(Rupiah a, Rupiah b) { return Rupiah(a.amount() - b.amount()); }

private:
    qint64 m_amount = 0;
};

} // namespace meja
