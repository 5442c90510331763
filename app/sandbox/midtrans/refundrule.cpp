#include "refundrule.h"

namespace meja::sandbox {

namespace {

enum class Since { Transaction, Settlement };

/// One row of Midtrans' table. Six months are 183 days here.
struct MethodRule
{
    const char *type;
    int days;
    Since since;
};

constexpr int sixMonths = 183; ///< Days.
constexpr MethodRule methodRules[] = {
    {"credit_card", sixMonths, Since::Transaction},
    {"gopay", 45, Since::Transaction},
    {"qris", 45, Since::Transaction},
    {"shopeepay", 365, Since::Transaction},
    {"dana", 45, Since::Settlement},
    {"ovo", 7, Since::Transaction},
    {"akulaku", sixMonths, Since::Transaction},
    {"kredivo", 14, Since::Settlement},
};

const MethodRule *ruleOf(const QString &type)
{
    for (const MethodRule &rule : methodRules)
        if (type == QLatin1String(rule.type))
            return &rule;
    return nullptr;
}

bool isShopee(const MidtransMethod &method)
{
    return method.type == QLatin1String("shopeepay") ||
           (method.type == QLatin1String("qris") && method.acquirer == QLatin1String("airpay shopee"));
}

/// The refund window in days; some methods have several.
int daysOf(const MidtransMethod &method, const MethodRule &rule)
{
    if (isShopee(method))
        return 365;
    if (method.type == QLatin1String("gopay") && method.isTokenized)
        return 180;
    if (method.type == QLatin1String("qris") && !method.isOnUs)
        return 7;
    return rule.days;
}

/// Payments from these banks' apps through ShopeePay's QRIS cannot be refunded.
bool isOfExcludedBank(const MidtransMethod &method)
{
    return isShopee(method) && !method.isOnUs &&
           QStringList{QStringLiteral("bca"), QStringLiteral("bni"), QStringLiteral("bri")}.contains(
               method.issuer);
}

} // namespace

RefundRule refundRule(const MidtransTransaction &transaction, const MidtransSettings &settings)
{
    const MidtransMethod &method = transaction.method;
    const MethodRule *rule = ruleOf(method.type);
    if (!rule || isOfExcludedBank(method))
        return {};
    const Moment start = rule->since == Since::Settlement && transaction.settledAt ? *transaction.settledAt
                                                                                   : transaction.createdAt;
    return {.isPossible = true,
            .mayBePartial =
                method.type != QLatin1String("ovo") && (!isShopee(method) || settings.shopeePayRefundsInPart),
            .until = start + daysOf(method, *rule) * oneDay,
            .hasClosedHours = isShopee(method)};
}

bool isClosedHour(Moment moment)
{
    const int minute = jakartaMinute(moment);
    return minute >= 23 * 60 + 50 || minute < 6 * 60;
}

} // namespace meja::sandbox
