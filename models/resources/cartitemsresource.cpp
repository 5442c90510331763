#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

/// Shown only on the page of a cart, not in the navigation.
Resource cartItemsResource()
{
    return {
        .name = QStringLiteral("cart_items"),
        .table = QStringLiteral("cart_items"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Cart item")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Cart items")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln cart item(s)"),
        .icon = QStringLiteral("shopping-cart"),
        .relations = {shared::product(), shared::customer()},
        .columns =
            {
                shared::productName(),
                code("sku", QT_TRANSLATE_NOOP("Catalogue", "SKU")).of("product", "sku"),
                money("price", QT_TRANSLATE_NOOP("Catalogue", "Current price")).of("product", "price"),
                integer("quantity", QT_TRANSLATE_NOOP("Catalogue", "Quantity")),
                money("line_value", QT_TRANSLATE_NOOP("Catalogue", "Current value"))
                    .computed("least(t.quantity::numeric * product.price, 9223372036854775807)::bigint"),
                integer("stock", QT_TRANSLATE_NOOP("Catalogue", "In stock")).of("product", "stock"),
                shared::createdAt().sortable(),
                shared::customerName(),
                key("cart", QT_TRANSLATE_NOOP("Catalogue", "Cart"))
                    .field("cart_id")
                    .links("carts", "cart_id"),
                shared::updatedAt().unlisted(),
            },
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("product_name"), anywhere("sku")},
        .filters = {byDate("created_at"), byRelated("product_name"), byParent("cart")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("product_name"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Cart item"),
                               {"cart", "customer_name", "quantity", "line_value"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Current product"),
                               {"product_name", "sku", "price", "stock"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"), {"created_at", "updated_at"})},
    };
}

} // namespace meja
