#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource commentsResource()
{
    return {
        .name = QStringLiteral("comments"),
        .table = QStringLiteral("comments"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Review")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Reviews")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln review(s)"),
        .icon = QStringLiteral("message"),
        .section = Section::Catalogue,
        .relations = {shared::product(), shared::customer()},
        .columns =
            QList<Column>{
                shared::createdAt().sortable(),
                choice("rating", QT_TRANSLATE_NOOP("Catalogue", "Rating"), choices::ratings()).optional(),
                text("excerpt", QT_TRANSLATE_NOOP("Catalogue", "Review"))
                    .computed("left(regexp_replace(t.body, '\\s+', ' ', 'g'), 120)"),
                shared::productName(),
                shared::customerName(),
                choice("state", QT_TRANSLATE_NOOP("Catalogue", "Status"), choices::commentStates())
                    .computed("case when t.erased_at is not null then 'erased'"
                              " when t.deleted_at is not null then 'deleted'"
                              " when t.is_archived then 'archived' else 'visible' end"),
                shared::id(),
                longText("body", QT_TRANSLATE_NOOP("Catalogue", "Text")).unlisted(),
                key("order_item", QT_TRANSLATE_NOOP("Catalogue", "Order item"))
                    .field("order_item_id")
                    .links("order_items", "order_item_id")
                    .unlisted(),
                timestamp("deleted_at", QT_TRANSLATE_NOOP("Catalogue", "Deleted at")).optional().unlisted(),
                timestamp("erased_at", QT_TRANSLATE_NOOP("Catalogue", "Text erased at")).unlisted(),
                shared::updatedAt().unlisted(),
            } +
            shared::archive(),
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("body"), anywhere("product_name"), anywhere("customer_name")},
        .filters = {byChoice("rating"), byDate("created_at"), byRelated("product_name"),
                    byRelated("customer_name"), shared::byArchive(), byPresence("deleted_at")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("excerpt"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Review"), {"id", "state", "rating", "body"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "About"),
                               {"product_name", "customer_name", "order_item"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"),
                               {"created_at", "updated_at", "deleted_at", "erased_at"}),
                      shared::archiveFieldset()},
    };
}

} // namespace meja
