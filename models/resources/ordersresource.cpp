#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource ordersResource()
{
    return {
        .name = QStringLiteral("orders"),
        .table = QStringLiteral("orders"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Order")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Orders")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln order(s)"),
        .icon = QStringLiteral("shopping-bag"),
        .section = Section::Sales,
        .relations = {shared::customer(), shared::store()},
        .columns =
            QList<Column>{
                code("number", QT_TRANSLATE_NOOP("Catalogue", "Number")),
                timestamp("placed_at", QT_TRANSLATE_NOOP("Catalogue", "Placed")).sortable(),
                choice("status", QT_TRANSLATE_NOOP("Catalogue", "Status"), choices::orderStatuses()),
                choice("payment_status", QT_TRANSLATE_NOOP("Catalogue", "Payment"),
                       choices::paymentStatuses()),
                shared::customerName(),
                integer("item_count", QT_TRANSLATE_NOOP("Catalogue", "Items")),
                money("total", QT_TRANSLATE_NOOP("Catalogue", "Total")).sortable(),
                shared::storeName(),
                text("shipping_city", QT_TRANSLATE_NOOP("Catalogue", "City")),
                money("subtotal", QT_TRANSLATE_NOOP("Catalogue", "Subtotal")).unlisted(),
                money("shipping_cost", QT_TRANSLATE_NOOP("Catalogue", "Shipping cost")).unlisted(),
                money("discount", QT_TRANSLATE_NOOP("Catalogue", "Discount")).unlisted(),
                phone("customer_phone", QT_TRANSLATE_NOOP("Catalogue", "Customer's phone"))
                    .of("customer", "phone")
                    .masked()
                    .unlisted(),
                email("customer_email", QT_TRANSLATE_NOOP("Catalogue", "Customer's e-mail"))
                    .of("customer", "email")
                    .masked()
                    .unlisted(),
                text("recipient_name", QT_TRANSLATE_NOOP("Catalogue", "Recipient")).unlisted(),
                phone("recipient_phone", QT_TRANSLATE_NOOP("Catalogue", "Recipient's phone"))
                    .masked()
                    .unlisted(),
                longText("shipping_address", QT_TRANSLATE_NOOP("Catalogue", "Address")).masked().unlisted(),
                text("shipping_province", QT_TRANSLATE_NOOP("Catalogue", "Province")).unlisted(),
                code("postal_code", QT_TRANSLATE_NOOP("Catalogue", "Postal code")).unlisted(),
                longText("customer_note", QT_TRANSLATE_NOOP("Catalogue", "Customer's note")).unlisted(),
                key("checkout_session", QT_TRANSLATE_NOOP("Catalogue", "Checkout session"))
                    .field("checkout_session_id")
                    .links("checkout_sessions", "checkout_session_id")
                    .unlisted(),
                timestamp("expires_at", QT_TRANSLATE_NOOP("Catalogue", "Expires")).unlisted(),
                timestamp("paid_at", QT_TRANSLATE_NOOP("Catalogue", "Paid at")).unlisted(),
                timestamp("shipped_at", QT_TRANSLATE_NOOP("Catalogue", "Shipped at")).unlisted(),
                timestamp("completed_at", QT_TRANSLATE_NOOP("Catalogue", "Completed at")).unlisted(),
                timestamp("cancelled_at", QT_TRANSLATE_NOOP("Catalogue", "Cancelled at")).unlisted(),
                shared::updatedAt().unlisted(),
            } +
            shared::archive(),
        .defaultOrder = {descending("placed_at")},
        .searchFields = {anywhere("number"), anywhere("customer_name"), whole("customer_phone"),
                         whole("customer_email")},
        .filters = {byChoice("status"), byChoice("payment_status"), byDate("placed_at"), byRange("total"),
                    byRelated("store_name"), byRelated("customer_name"), shared::byArchive(),
                    byParent("checkout_session")},
        .dateColumn = QStringLiteral("placed_at"),
        .titleColumn = QStringLiteral("number"),
        .hintColumn = QStringLiteral("customer_name"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Order"),
                               {"number", "status", "payment_status", "store_name", "item_count",
                                "customer_note", "checkout_session"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Customer"),
                               {"customer_name", "customer_phone", "customer_email"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Amounts"),
                               {"subtotal", "shipping_cost", "discount", "total"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Delivery"),
                               {"recipient_name", "recipient_phone", "shipping_address", "shipping_city",
                                "shipping_province", "postal_code"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"),
                               {"placed_at", "expires_at", "paid_at", "shipped_at", "completed_at",
                                "cancelled_at", "updated_at"}),
                      shared::archiveFieldset()},
        .inlines = {inlineOf("order_items", "order_number", QT_TRANSLATE_NOOP("Catalogue", "Items")),
                    inlineOf("payments", "order_number", QT_TRANSLATE_NOOP("Catalogue", "Payments")),
                    inlineOf("shipments", "order_number", QT_TRANSLATE_NOOP("Catalogue", "Shipments")),
                    inlineOf("order_status_log", "order_number",
                             QT_TRANSLATE_NOOP("Catalogue", "Status history"))},
    };
}

} // namespace meja
