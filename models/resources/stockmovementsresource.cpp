#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource stockMovementsResource()
{
    return {
        .name = QStringLiteral("stock_movements"),
        .table = QStringLiteral("stock_movements"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Stock movement")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Stock movements")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln stock movement(s)"),
        .icon = QStringLiteral("arrow-up-down"),
        .section = Section::Records,
        .relations = {shared::product()},
        .columns =
            {
                shared::createdAt().sortable(),
                shared::productName(),
                code("sku", QT_TRANSLATE_NOOP("Catalogue", "SKU")).of("product", "sku"),
                choice("kind", QT_TRANSLATE_NOOP("Catalogue", "Kind"), choices::movementKinds()),
                integer("quantity", QT_TRANSLATE_NOOP("Catalogue", "Quantity")),
                text("actor", QT_TRANSLATE_NOOP("Catalogue", "By")),
                longText("reason", QT_TRANSLATE_NOOP("Catalogue", "Reason")),
                key("order_item", QT_TRANSLATE_NOOP("Catalogue", "Order item"))
                    .field("order_item_id")
                    .links("order_items", "order_item_id"),
                shared::id(),
            },
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("product_name"), anywhere("sku")},
        .filters = {byChoice("kind"), byDate("created_at"), byRelated("product_name")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("id"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Stock movement"),
                               {"id", "product_name", "sku", "quantity", "created_at"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Cause"),
                               {"kind", "order_item", "actor", "reason"})},
    };
}

} // namespace meja
