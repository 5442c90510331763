#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource storesResource()
{
    return {
        .name = QStringLiteral("stores"),
        .table = QStringLiteral("stores"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Store")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Stores")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln store(s)"),
        .icon = QStringLiteral("store"),
        .section = Section::Catalogue,
        .columns =
            QList<Column>{
                text("name", QT_TRANSLATE_NOOP("Catalogue", "Name")).sortable().editable(),
                code("slug", QT_TRANSLATE_NOOP("Catalogue", "Short name")),
                text("city", QT_TRANSLATE_NOOP("Catalogue", "City")).sortable().editable(),
                text("province", QT_TRANSLATE_NOOP("Catalogue", "Province")).sortable().editable(),
                phone("phone", QT_TRANSLATE_NOOP("Catalogue", "Phone")).editable(),
                integer("product_count", QT_TRANSLATE_NOOP("Catalogue", "Products"))
                    .computed(
                        "(select count(*) from meja.products as offered where offered.store_id = t.id)"),
                boolean("is_active", QT_TRANSLATE_NOOP("Catalogue", "Active")).editable(),
                shared::createdAt().sortable(),
                shared::id(),
                text("time_zone", QT_TRANSLATE_NOOP("Catalogue", "Time zone")).unlisted().editable(),
                shared::updatedAt().unlisted(),
            } +
            shared::archive(),
        .defaultOrder = {ascending("name")},
        .searchFields = {anywhere("name"), atTheBeginning("slug"), anywhere("city")},
        .filters = {byChoice("city"), byChoice("province"), byChoice("is_active"), shared::byArchive(),
                    byDate("created_at")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("name"),
        .hintColumn = QStringLiteral("city"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Store"), {"id", "name", "slug", "is_active"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Contact"),
                               {"city", "province", "phone", "time_zone"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Catalogue"), {"product_count"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"), {"created_at", "updated_at"}),
                      shared::archiveFieldset()},
        .inlines = {inlineOf("products", "store_name", QT_TRANSLATE_NOOP("Catalogue", "Products")),
                    inlineOf("orders", "store_name", QT_TRANSLATE_NOOP("Catalogue", "Orders"))},
        .small = true,
    };
}

} // namespace meja
