#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource orderItemsResource()
{
    return {
        .name = QStringLiteral("order_items"),
        .table = QStringLiteral("order_items"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Order item")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Order items")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln order item(s)"),
        .icon = QStringLiteral("list"),
        .section = Section::Sales,
        .relations = {shared::purchase(), shared::customer(), shared::product()},
        .columns =
            {
                shared::orderNumber(),
                text("product_name", QT_TRANSLATE_NOOP("Catalogue", "Product"))
                    .links("products", "product_id"),
                code("sku", QT_TRANSLATE_NOOP("Catalogue", "SKU")),
                money("unit_price", QT_TRANSLATE_NOOP("Catalogue", "Unit price")),
                integer("quantity", QT_TRANSLATE_NOOP("Catalogue", "Quantity")),
                money("line_total", QT_TRANSLATE_NOOP("Catalogue", "Line total")).sortable(),
                choice("order_status", QT_TRANSLATE_NOOP("Catalogue", "Status"), choices::orderStatuses())
                    .of("purchase", "status"),
                shared::customerName(),
                shared::createdAt().sortable(),
                shared::id(),
                // The item stores the name at the time of sale. The search uses the current names, because
                // the product table is small enough for a trigram index.
                text("current_name", QT_TRANSLATE_NOOP("Catalogue", "Current product name"))
                    .of("product", "name")
                    .unlisted(),
                code("current_sku", QT_TRANSLATE_NOOP("Catalogue", "Current SKU"))
                    .of("product", "sku")
                    .unlisted(),
                integer("stock", QT_TRANSLATE_NOOP("Catalogue", "In stock"))
                    .of("product", "stock")
                    .unlisted(),
            },
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("order_number"), anywhere("current_name"), anywhere("current_sku")},
        .filters = {byDate("created_at"), byRange("line_total"), byRelated("product_name"),
                    byRelated("order_number")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("product_name"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Order"),
                               {"id", "order_number", "order_status", "customer_name", "created_at"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "At sale"),
                               {"product_name", "sku", "unit_price", "quantity", "line_total"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Current product"),
                               {"current_name", "current_sku", "stock"})},
    };
}

} // namespace meja
