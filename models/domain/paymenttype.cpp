#include "paymenttype.h"

#include <array>

namespace meja {

namespace {

using std::chrono::days;

struct Rule
{
    QLatin1String type;
    days window;      ///< From payment, or from settlement where `fromSettlement`.
    days windowOffUs; ///< For QRIS paid with another issuer's app.
    bool fromSettlement = false;
    bool wholeOnly = false;
};

// Where the partner's pages disagree, these are the stricter values: GoPay 45 days, ShopeePay whole amount
// only, a month is 30 days.
constexpr std::array rules{
    Rule{QLatin1String("credit_card"), days(180), days(180), false, false},
    Rule{QLatin1String("gopay"), days(45), days(45), false, false},
    Rule{QLatin1String("qris"), days(45), days(7), false, false},
    Rule{QLatin1String("shopeepay"), days(365), days(7), false, true},
    Rule{QLatin1String("dana"), days(45), days(45), true, false},
    Rule{QLatin1String("ovo"), days(7), days(7), false, true},
    Rule{QLatin1String("akulaku"), days(180), days(180), false, false},
    Rule{QLatin1String("kredivo"), days(14), days(14), true, false},
};

const Rule *ruleOf(const QString &type)
{
    for (const Rule &rule : rules) {
        if (rule.type == type)
            return &rule;
    }
    return nullptr;
}

constexpr qint64 jakartaOffset = 7LL * 60 * 60 * 1000; ///< WIB is GMT+7 all year.
constexpr qint64 day = 24LL * 60 * 60 * 1000;

constexpr qint64 clockTime(int hour, int minute)
{
    return (hour * 60LL + minute) * 60 * 1000;
}

} // namespace

bool hasGatewayRefund(const QString &paymentType)
{
    return ruleOf(paymentType) != nullptr;
}

RefundWay refundWay(const PaidWith &paid, Rupiah amount, Rupiah gross, Instant now)
{
    const Rule *rule = ruleOf(paid.type);
    if (!rule)
        return {RefundWay::Kind::Manual, std::nullopt};
    const Instant from = rule->fromSettlement ? paid.settledAt : paid.paidAt;
    const Instant ends = from + (paid.offUs ? rule->windowOffUs : rule->window);
    if (now >= ends)
        return {RefundWay::Kind::Manual, ends};
    if (rule->wholeOnly && amount != gross)
        return {RefundWay::Kind::WholeOnly, ends};
    return {RefundWay::Kind::Gateway, ends};
}

std::optional<Instant> opensAgainAt(const QString &paymentType, Instant now)
{
    if (paymentType != QLatin1String("shopeepay"))
        return std::nullopt;
    constexpr qint64 closes = clockTime(23, 50);
    constexpr qint64 opens = clockTime(6, 0);
    const qint64 local = now.milliseconds + jakartaOffset;
    const qint64 sinceMidnight = local % day;
    if (sinceMidnight >= opens && sinceMidnight < closes)
        return std::nullopt;
    const qint64 midnight = local - sinceMidnight + (sinceMidnight >= closes ? day : 0);
    return Instant{midnight + opens - jakartaOffset};
}

} // namespace meja
