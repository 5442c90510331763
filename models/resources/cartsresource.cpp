#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource cartsResource()
{
    return {
        .name = QStringLiteral("carts"),
        .table = QStringLiteral("carts"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Cart")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Carts")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln cart(s)"),
        .icon = QStringLiteral("shopping-cart"),
        .section = Section::Sales,
        .relations = {shared::customer()},
        .columns =
            {
                shared::id(),
                shared::updatedAt().sortable(),
                choice("status", QT_TRANSLATE_NOOP("Catalogue", "Status"), choices::cartStatuses()),
                shared::customerName(),
                integer("item_count", QT_TRANSLATE_NOOP("Catalogue", "Items"))
                    .computed("(select count(*) from meja.cart_items as item where item.cart_id = t.id)"),
                money("value", QT_TRANSLATE_NOOP("Catalogue", "Current value"))
                    // Not least(), which ignores the null sum of an empty cart.
                    .computed("(select (case when sum(item.quantity::numeric * offered.price) >"
                              " 9223372036854775807 then 9223372036854775807"
                              " else sum(item.quantity::numeric * offered.price) end)::bigint"
                              " from meja.cart_items as item"
                              " join meja.products as offered on offered.id = item.product_id"
                              " where item.cart_id = t.id)"),
                shared::createdAt().sortable(),
            },
        .defaultOrder = {descending("updated_at")},
        .searchFields = {anywhere("customer_name")},
        .filters = {byChoice("status"), byDate("updated_at"), byDate("created_at"),
                    byRelated("customer_name")},
        .dateColumn = QStringLiteral("updated_at"),
        .titleColumn = QStringLiteral("id"),
        .hintColumn = QStringLiteral("customer_name"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Cart"),
                               {"id", "status", "customer_name", "item_count", "value"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"), {"created_at", "updated_at"})},
        .inlines = {inlineOf("cart_items", "cart", QT_TRANSLATE_NOOP("Catalogue", "Items")),
                    inlineOf("checkout_sessions", "cart",
                             QT_TRANSLATE_NOOP("Catalogue", "Checkout sessions"))},
    };
}

} // namespace meja
