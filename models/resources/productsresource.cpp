#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource productsResource()
{
    return {
        .name = QStringLiteral("products"),
        .table = QStringLiteral("products"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Product")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Products")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln product(s)"),
        .icon = QStringLiteral("package"),
        .section = Section::Catalogue,
        .relations = {shared::store()},
        .columns =
            QList<Column>{
                text("name", QT_TRANSLATE_NOOP("Catalogue", "Name")).sortable().editable(),
                code("sku", QT_TRANSLATE_NOOP("Catalogue", "SKU")).editable(),
                text("category", QT_TRANSLATE_NOOP("Catalogue", "Category")).editable(),
                money("price", QT_TRANSLATE_NOOP("Catalogue", "Price")).sortable().editable(),
                integer("stock", QT_TRANSLATE_NOOP("Catalogue", "In stock")).sortable(),
                decimal("rating", QT_TRANSLATE_NOOP("Catalogue", "Rating"))
                    .computed("round(t.rating_sum::numeric / nullif(t.rating_count, 0), 1)"),
                integer("rating_count", QT_TRANSLATE_NOOP3("Catalogue", "Reviews", "number of reviews")),
                shared::storeName(),
                boolean("is_active", QT_TRANSLATE_NOOP("Catalogue", "Active")).editable(),
                shared::createdAt().sortable(),
                shared::id().unlisted(),
                grams("weight_grams", QT_TRANSLATE_NOOP("Catalogue", "Weight")).unlisted().editable(),
                integer("opening_stock", QT_TRANSLATE_NOOP("Catalogue", "Opening stock")).unlisted(),
                shared::updatedAt().unlisted(),
            } +
            shared::archive(),
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("name"), anywhere("sku")},
        .filters = {byChoice("category"), byRelated("store_name"), byRange("price"), byRange("stock"),
                    byChoice("is_active"), shared::byArchive(), byDate("created_at")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("name"),
        .hintColumn = QStringLiteral("store_name"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Product"),
                               {"id", "name", "sku", "category", "store_name", "is_active"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Price and stock"),
                               {"price", "weight_grams", "stock", "opening_stock"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Reviews"), {"rating", "rating_count"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"), {"created_at", "updated_at"}),
                      shared::archiveFieldset()},
        .inlines = {inlineOf("comments", "product_name", QT_TRANSLATE_NOOP("Catalogue", "Reviews")),
                    inlineOf("stock_movements", "product_name",
                             QT_TRANSLATE_NOOP("Catalogue", "Stock movements")),
                    inlineOf("order_items", "product_name",
                             QT_TRANSLATE_NOOP("Catalogue", "Orders with this product"))},
    };
}

} // namespace meja
