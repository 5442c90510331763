#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

/// Personal values have a column of their own, which staff cannot read.
Resource auditResource()
{
    return {
        .name = QStringLiteral("audit"),
        .table = QStringLiteral("audit_entries"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Audit entry")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Audit log")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln entry(ies)"),
        .icon = QStringLiteral("shield"),
        .section = Section::Records,
        .columns =
            {
                timestamp("occurred_at", QT_TRANSLATE_NOOP("Catalogue", "Time")).sortable(),
                choice("actor_kind", QT_TRANSLATE_NOOP("Catalogue", "Source"), choices::actorKinds()),
                text("actor", QT_TRANSLATE_NOOP("Catalogue", "By")),
                choice("operation", QT_TRANSLATE_NOOP("Catalogue", "Change"), choices::auditOperations()),
                recordName("object", QT_TRANSLATE_NOOP("Catalogue", "Record"))
                    .computed("t.table_name || coalesce(' ' || t.row_id, '')"),
                changes("changes", QT_TRANSLATE_NOOP("Catalogue", "Old and new values"))
                    .shownAs("case when t.changes is not null then jsonb_build_object(t.table_name, "
                             "t.changes) end"),
                longText("reason", QT_TRANSLATE_NOOP("Catalogue", "Reason")),
                code("request_id", QT_TRANSLATE_NOOP("Catalogue", "Request ID")).unlisted(),
                shared::id(),
                recordName("table_name", QT_TRANSLATE_NOOP("Catalogue", "Record type")).unlisted(),
                key("row_id", QT_TRANSLATE_NOOP("Catalogue", "Record ID")).unlisted(),
                text("login", QT_TRANSLATE_NOOP("Catalogue", "User name")).unlisted(),
                changes("personal_changes", QT_TRANSLATE_NOOP("Catalogue", "Personal data"))
                    .shownAs("case when t.personal_changes is not null then jsonb_build_object(t.table_name, "
                             "t.personal_changes) end")
                    .onlyFor({Role::Admin, Role::Auditor})
                    .unlisted(),
            },
        .defaultOrder = {descending("occurred_at")},
        .searchFields = {whole("actor"), whole("request_id")},
        .filters = {byDate("occurred_at"), byChoice("table_name"), byChoice("actor")},
        .dateColumn = QStringLiteral("occurred_at"),
        .titleColumn = QStringLiteral("object"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Change"),
                               {"id", "occurred_at", "operation", "object", "table_name", "row_id"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Cause"),
                               {"actor_kind", "actor", "login", "reason", "request_id"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Values"), {"changes", "personal_changes"})},
    };
}

} // namespace meja
