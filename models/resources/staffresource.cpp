#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

/// Staff accounts and the database group of each login.
Resource staffResource()
{
    return {
        .name = QStringLiteral("staff"),
        .table = QStringLiteral("staff_accounts"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Staff member")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Staff")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln staff member(s)"),
        .icon = QStringLiteral("user"),
        .section = Section::People,
        .columns =
            {
                text("display_name", QT_TRANSLATE_NOOP("Catalogue", "Name")).sortable(),
                code("login", QT_TRANSLATE_NOOP("Catalogue", "User name")).sortable(),
                choice("role", QT_TRANSLATE_NOOP("Catalogue", "Role"), choices::staffRoles()),
                boolean("is_active", QT_TRANSLATE_NOOP("Catalogue", "Active")),
                shared::createdAt().sortable(),
                timestamp("disabled_at", QT_TRANSLATE_NOOP("Catalogue", "Disabled at")),
                shared::id(),
                shared::updatedAt().unlisted(),
            },
        .defaultOrder = {ascending("display_name")},
        .searchFields = {anywhere("display_name"), anywhere("login")},
        .filters = {byChoice("role"), byChoice("is_active")},
        .titleColumn = QStringLiteral("display_name"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Staff member"),
                               {"id", "display_name", "login", "role", "is_active"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"),
                               {"created_at", "disabled_at", "updated_at"})},
        .roles = {Role::Admin, Role::Auditor},
        .small = true,
    };
}

} // namespace meja
