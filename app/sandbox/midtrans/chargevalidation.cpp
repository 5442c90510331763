#include "chargevalidation.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

namespace meja::sandbox {

namespace {

constexpr qsizetype maxOrderId = 50;

QJsonObject objectIn(const QJsonObject &body, const char *name)
{
    return body.value(QLatin1String(name)).toObject();
}

/// The largest number of digits of an own virtual account number, by bank.
int maxAccountDigits(const QString &bank)
{
    static const QHash<QString, int> digits{{QStringLiteral("bca"), 11},
                                            {QStringLiteral("bni"), 8},
                                            {QStringLiteral("bri"), 13},
                                            {QStringLiteral("permata"), 10},
                                            {QStringLiteral("cimb"), 16}};
    return digits.value(bank);
}

void checkOrderId(const QJsonValue &value, QStringList &problems)
{
    static const QRegularExpression allowed(QStringLiteral("\\A[A-Za-z0-9_.~-]*\\z"));
    const QString id = value.toString();
    if (id.isEmpty())
        problems.append(QStringLiteral("transaction_details.order_id is required"));
    if (id.size() > maxOrderId)
        problems.append(
            QStringLiteral("transaction_details.order_id is too long (maximum is 50 characters)"));
    if (!allowed.match(id).hasMatch())
        problems.append(
            QStringLiteral("transaction_details.order_id contains characters that are not allowed; "
                           "allowed symbols are -, _, ~ and ."));
}

void checkAmount(const QJsonValue &value, QStringList &problems)
{
    const std::optional<qint64> amount = rupiahIn(value);
    if (value.isUndefined() || value.isNull())
        problems.append(QStringLiteral("transaction_details.gross_amount is required"));
    else if (!amount)
        problems.append(QStringLiteral("transaction_details.gross_amount is not a whole number"));
    else if (*amount < 1)
        problems.append(
            QStringLiteral("transaction_details.gross_amount must be greater than or equal to 1"));
}

void checkItems(const QJsonObject &body, QStringList &problems)
{
    const QJsonArray items = body.value(QStringLiteral("item_details")).toArray();
    qint64 sum = 0;
    for (const auto &item : items)
        sum += rupiahIn(item.toObject().value(QStringLiteral("price"))).value_or(0) *
               rupiahIn(item.toObject().value(QStringLiteral("quantity"))).value_or(0);
    const auto amount = rupiahIn(objectIn(body, "transaction_details").value(QStringLiteral("gross_amount")));
    if (!items.isEmpty() && amount && sum != *amount)
        problems.append(
            QStringLiteral("transaction_details.gross_amount is not equal to the sum of item_details"));
}

void checkBankTransfer(const QJsonObject &transfer, QStringList &problems)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]*\\z"));
    const QString bank = transfer.value(QStringLiteral("bank")).toString();
    const QString number = transfer.value(QStringLiteral("va_number")).toString();
    if (maxAccountDigits(bank) == 0)
        problems.append(QStringLiteral("bank_transfer.bank is required and must be a known bank"));
    if (!digits.match(number).hasMatch())
        problems.append(QStringLiteral("bank_transfer.va_number must contain digits only"));
    else if (number.size() > maxAccountDigits(bank))
        problems.append(QStringLiteral("bank_transfer.va_number is too long for this bank"));
}

void checkStore(const QJsonObject &store, QStringList &problems)
{
    const QString name = store.value(QStringLiteral("store")).toString();
    if (name != QLatin1String("indomaret") && name != QLatin1String("alfamart"))
        problems.append(QStringLiteral("cstore.store is required and must be indomaret or alfamart"));
}

void checkExpiry(const QJsonObject &expiry, QStringList &problems)
{
    static const QStringList units{QStringLiteral("second"), QStringLiteral("minute"), QStringLiteral("hour"),
                                   QStringLiteral("day")};
    if (expiry.isEmpty())
        return;
    if (rupiahIn(expiry.value(QStringLiteral("expiry_duration"))).value_or(0) < 1)
        problems.append(QStringLiteral("custom_expiry.expiry_duration must be a positive number"));
    if (!units.contains(expiry.value(QStringLiteral("unit")).toString(QStringLiteral("minute"))))
        problems.append(QStringLiteral("custom_expiry.unit must be second, minute, hour or day"));
}

} // namespace

std::optional<qint64> rupiahIn(const QJsonValue &value)
{
    if (value.isString()) {
        bool isWhole = false;
        const qint64 amount = value.toString().toLongLong(&isWhole);
        return isWhole ? std::optional(amount) : std::nullopt;
    }
    // toInteger() returns its default for a fraction and for anything that is not a number.
    const qint64 amount = value.toInteger(0);
    return amount == value.toInteger(1) ? std::optional(amount) : std::nullopt;
}

QStringList transactionProblems(const QJsonObject &body)
{
    const QJsonObject details = objectIn(body, "transaction_details");
    QStringList problems;
    checkOrderId(details.value(QStringLiteral("order_id")), problems);
    checkAmount(details.value(QStringLiteral("gross_amount")), problems);
    checkItems(body, problems);
    return problems;
}

QStringList chargeProblems(const QJsonObject &body)
{
    const QString type = body.value(QStringLiteral("payment_type")).toString();
    QStringList problems = transactionProblems(body);
    if (type.isEmpty())
        problems.append(QStringLiteral("payment_type is required"));
    if (type == QLatin1String("bank_transfer"))
        checkBankTransfer(objectIn(body, "bank_transfer"), problems);
    if (type == QLatin1String("cstore"))
        checkStore(objectIn(body, "cstore"), problems);
    if (type == QLatin1String("credit_card") &&
        objectIn(body, "credit_card").value(QStringLiteral("token_id")).toString().isEmpty())
        problems.append(QStringLiteral("credit_card.token_id is required"));
    checkExpiry(objectIn(body, "custom_expiry"), problems);
    return problems;
}

} // namespace meja::sandbox
