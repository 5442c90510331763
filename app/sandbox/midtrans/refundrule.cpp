#include "refundrule.h"

namespace meja::sandbox {

namespace {

enum class Since { Transaction, Settlement };

/// One line of the vendor's table; six months are 183 days here.
struct Line
{
    const char *type;
    int days;
    Since since;
};

constexpr int SixMonths = 183;
constexpr Line Lines[] = {
    {"credit_card", SixMonths, Since::Transaction},
    {"gopay", 45, Since::Transaction},
    {"qris", 45, Since::Transaction},
    {"shopeepay", 365, Since::Transaction},
    {"dana", 45, Since::Settlement},
    {"ovo", 7, Since::Transaction},
    {"akulaku", SixMonths, Since::Transaction},
    {"kredivo", 14, Since::Settlement},
};

const Line *lineOf(const QString &type)
{
    for (const Line &line : Lines)
        if (type == QLatin1String(line.type))
            return &line;
    return nullptr;
}

bool isShopees(const MidtransMethod &method)
{
    return method.type == QLatin1String("shopeepay") ||
           (method.type == QLatin1String("qris") && method.acquirer == QLatin1String("airpay shopee"));
}

/// Days where the table tells cases of one method apart.
int daysOf(const MidtransMethod &method, const Line &line)
{
    if (isShopees(method))
        return 365;
    if (method.type == QLatin1String("gopay") && method.isTokenized)
        return 180;
    if (method.type == QLatin1String("qris") && !method.isOnUs)
        return 7;
    return line.days;
}

/// Codes of these banks' apps, caught by ShopeePay's acquirer, can't be paid back.
bool isOfExcludedBank(const MidtransMethod &method)
{
    return isShopees(method) && !method.isOnUs &&
           QStringList{QStringLiteral("bca"), QStringLiteral("bni"), QStringLiteral("bri")}.contains(
               method.issuer);
}

} // namespace

RefundRule refundRule(const MidtransTransaction &transaction, const MidtransSettings &settings)
{
    const MidtransMethod &method = transaction.method;
    const Line *line = lineOf(method.type);
    if (!line || isOfExcludedBank(method))
        return {};
    const Moment start = line->since == Since::Settlement && transaction.settledAt ? *transaction.settledAt
                                                                                   : transaction.createdAt;
    return {.isPossible = true,
            .mayBePartial = method.type != QLatin1String("ovo") &&
                            (!isShopees(method) || settings.shopeePayRefundsInPart),
            .until = start + daysOf(method, *line) * Day,
            .hasClosedHours = isShopees(method)};
}

bool isClosedHour(Moment moment)
{
    const int minute = jakartaMinute(moment);
    return minute >= 23 * 60 + 50 || minute < 6 * 60;
}

} // namespace meja::sandbox
