#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

/// The log of look-ups by phone or e-mail. The searched value is masked like the data itself.
Resource contactLookupsResource()
{
    return {
        .name = QStringLiteral("contact_lookups"),
        .table = QStringLiteral("contact_lookups"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Contact look-up")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Contact look-ups")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln contact look-up(s)"),
        .icon = QStringLiteral("search"),
        .section = Section::Records,
        .columns =
            {
                timestamp("asked_at", QT_TRANSLATE_NOOP("Catalogue", "Looked up at")).sortable(),
                text("login", QT_TRANSLATE_NOOP("Catalogue", "User name")),
                text("contact", QT_TRANSLATE_NOOP("Catalogue", "Phone or e-mail")).masked(),
                shared::id(),
            },
        .defaultOrder = {descending("asked_at")},
        .filters = {byChoice("login"), byDate("asked_at")},
        .dateColumn = QStringLiteral("asked_at"),
        .titleColumn = QStringLiteral("id"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Contact look-up"),
                               {"id", "asked_at", "login", "contact"})},
        .roles = {Role::Admin, Role::Auditor},
    };
}

} // namespace meja
