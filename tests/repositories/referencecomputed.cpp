#include "referencecomputed.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <limits>

namespace meja {

namespace {

using Computed = std::function<QString(const ReferenceFields &, ReferenceTables &)>;

qint64 number(const ReferenceFields &fields, const char *field)
{
    return fields.value(QLatin1String(field)).toLongLong();
}

qint64 priceOf(const ReferenceFields &item, ReferenceTables &tables)
{
    return number(tables.table(QStringLiteral("products")).value(number(item, "product_id")), "price");
}

/// The largest value of bigint instead of a number that does not fit.
qint64 value(const ReferenceFields &item, ReferenceTables &tables)
{
    qint64 product = 0;
    return qMulOverflow(number(item, "quantity"), priceOf(item, tables), &product)
               ? std::numeric_limits<qint64>::max()
               : product;
}

QString lineValue(const ReferenceFields &item, ReferenceTables &tables)
{
    return QString::number(value(item, tables));
}

QString cartValue(const ReferenceFields &cart, ReferenceTables &tables)
{
    qint64 sum = 0;
    bool isEmpty = true;
    for (const ReferenceFields &item : tables.table(QStringLiteral("cart_items"))) {
        if (number(item, "cart_id") != number(cart, "id"))
            continue;
        if (qAddOverflow(sum, value(item, tables), &sum))
            return QString::number(std::numeric_limits<qint64>::max());
        isEmpty = false;
    }
    return isEmpty ? QString() : QString::number(sum);
}

/// At most 120 code points.
QString excerpt(const ReferenceFields &comment, ReferenceTables &)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const QString line = comment.value(QStringLiteral("body")).replace(space, QStringLiteral(" "));
    const QList<uint> points = line.toUcs4().mid(0, 120);
    QString start; // Not QString::fromUcs4(), which drops a leading U+FEFF.
    for (const uint point : points)
        start += QChar::fromUcs4(point);
    return start;
}

QString commentState(const ReferenceFields &comment, ReferenceTables &)
{
    if (!comment.value(QStringLiteral("erased_at")).isNull())
        return QStringLiteral("erased");
    if (!comment.value(QStringLiteral("deleted_at")).isNull())
        return QStringLiteral("deleted");
    return comment.value(QStringLiteral("is_archived")) == QLatin1String("t") ? QStringLiteral("archived")
                                                                              : QStringLiteral("visible");
}

QString keptAmount(const ReferenceFields &payment, ReferenceTables &)
{
    static const QStringList unpaid{QStringLiteral("PENDING"), QStringLiteral("FAILED"),
                                    QStringLiteral("EXPIRED"), QStringLiteral("CANCELLED")};
    if (unpaid.contains(payment.value(QStringLiteral("status"))))
        return QStringLiteral("0");
    return QString::number(number(payment, "gross_amount") - number(payment, "refunded_amount"));
}

/// Rounds to one decimal, halves away from zero.
QString rating(const ReferenceFields &product, ReferenceTables &)
{
    const qint64 ratings = number(product, "rating_count");
    if (ratings == 0)
        return {};
    const qint64 tenths = (20 * number(product, "rating_sum") + ratings) / (2 * ratings);
    return QStringLiteral("%1.%2").arg(tenths / 10).arg(tenths % 10);
}

QString lastOrderAt(const ReferenceFields &user, ReferenceTables &tables)
{
    QString last;
    for (const ReferenceFields &order : tables.table(QStringLiteral("orders"))) {
        const QString placed = order.value(QStringLiteral("placed_at"));
        if (number(order, "user_id") == number(user, "id"))
            last =
                std::max(last, placed); // All have the same time zone, so the later time is the greater text.
    }
    return last;
}

QString auditedObject(const ReferenceFields &entry, ReferenceTables &)
{
    const QString row = entry.value(QStringLiteral("row_id"));
    return entry.value(QStringLiteral("table_name")) + (row.isNull() ? QString() : u' ' + row);
}

/// The number of rows of another table that refer to this row.
Computed rowsOf(const char *table, const char *field)
{
    return [name = QString::fromLatin1(table),
            key = QString::fromLatin1(field)](const ReferenceFields &fields, ReferenceTables &tables) {
        return QString::number(tables.count(name, key, fields.value(QStringLiteral("id"))));
    };
}

} // namespace

std::optional<QString> referenceComputed(const QString &column, const ReferenceFields &fields,
                                         ReferenceTables &tables)
{
    static const QHash<QString, Computed> all{
        {QStringLiteral("cart_items.line_value"), lineValue},
        {QStringLiteral("carts.item_count"), rowsOf("cart_items", "cart_id")},
        {QStringLiteral("carts.value"), cartValue},
        {QStringLiteral("comments.excerpt"), excerpt},
        {QStringLiteral("comments.state"), commentState},
        {QStringLiteral("payments.kept_amount"), keptAmount},
        {QStringLiteral("products.rating"), rating},
        {QStringLiteral("stores.product_count"), rowsOf("products", "store_id")},
        {QStringLiteral("users.order_count"), rowsOf("orders", "user_id")},
        {QStringLiteral("users.last_order_at"), lastOrderAt},
        {QStringLiteral("audit.object"), auditedObject}};
    const auto found = all.constFind(column);
    return found == all.cend() ? std::nullopt : std::optional((*found)(fields, tables));
}

} // namespace meja
