#include "emptytext.h"

#include <QCoreApplication>
#include <QHash>

namespace meja {

QString emptyText(const Resource &resource)
{
    static const QHash<QString, const char *> sentences{
        {QStringLiteral("audit"), QT_TRANSLATE_NOOP("Empty", "No entries yet")},
        {QStringLiteral("cart_items"), QT_TRANSLATE_NOOP("Empty", "No cart items yet")},
        {QStringLiteral("carts"), QT_TRANSLATE_NOOP("Empty", "No carts yet")},
        {QStringLiteral("checkout_sessions"), QT_TRANSLATE_NOOP("Empty", "No checkout sessions yet")},
        {QStringLiteral("comments"), QT_TRANSLATE_NOOP("Empty", "No reviews yet")},
        {QStringLiteral("contact_lookups"), QT_TRANSLATE_NOOP("Empty", "No look-ups yet")},
        {QStringLiteral("order_items"), QT_TRANSLATE_NOOP("Empty", "No order items yet")},
        {QStringLiteral("order_status_log"), QT_TRANSLATE_NOOP("Empty", "No status changes yet")},
        {QStringLiteral("orders"), QT_TRANSLATE_NOOP("Empty", "No orders yet")},
        {QStringLiteral("payments"), QT_TRANSLATE_NOOP("Empty", "No payments yet")},
        {QStringLiteral("products"), QT_TRANSLATE_NOOP("Empty", "No products yet")},
        {QStringLiteral("shipments"), QT_TRANSLATE_NOOP("Empty", "No shipments yet")},
        {QStringLiteral("staff"), QT_TRANSLATE_NOOP("Empty", "No staff yet")},
        {QStringLiteral("stock_movements"), QT_TRANSLATE_NOOP("Empty", "No stock movements yet")},
        {QStringLiteral("stores"), QT_TRANSLATE_NOOP("Empty", "No stores yet")},
        {QStringLiteral("users"), QT_TRANSLATE_NOOP("Empty", "No customers yet")},
    };
    return QCoreApplication::translate("Empty", sentences.value(resource.name, ""));
}

} // namespace meja
