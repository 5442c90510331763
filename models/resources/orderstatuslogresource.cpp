#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource orderStatusLogResource()
{
    return {
        .name = QStringLiteral("order_status_log"),
        .table = QStringLiteral("order_status_log"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Status change")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Status history")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln status change(s)"),
        .icon = QStringLiteral("history"),
        .section = Section::Records,
        .relations = {shared::purchase(), shared::customer()},
        .columns =
            {
                shared::createdAt().sortable(),
                shared::orderNumber(),
                integer("sequence", QT_TRANSLATE_NOOP("Catalogue", "Step")),
                choice("from_status", QT_TRANSLATE_NOOP("Catalogue", "From"), choices::orderStatuses()),
                choice("to_status", QT_TRANSLATE_NOOP("Catalogue", "To"), choices::orderStatuses()),
                choice("source", QT_TRANSLATE_NOOP("Catalogue", "Source"), choices::actorKinds()),
                text("actor", QT_TRANSLATE_NOOP("Catalogue", "By")),
                longText("reason", QT_TRANSLATE_NOOP("Catalogue", "Reason")),
                shared::customerName(),
                shared::id(),
            },
        .defaultOrder = {descending("created_at")},
        // There is no filter by customer. It would need another index of several gigabytes, on a table that
        // every order writes to.
        .searchFields = {anywhere("order_number")},
        .filters = {byDate("created_at"), byRelated("order_number")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("order_number"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Order"),
                               {"id", "order_number", "customer_name", "sequence"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Change"),
                               {"from_status", "to_status", "created_at"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Cause"), {"source", "actor", "reason"})},
    };
}

} // namespace meja
