#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource usersResource()
{
    return {
        .name = QStringLiteral("users"),
        .table = QStringLiteral("users"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Customer")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Customers")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln customer(s)"),
        .icon = QStringLiteral("users"),
        .section = Section::People,
        .columns =
            {
                text("name", QT_TRANSLATE_NOOP("Catalogue", "Name")).sortable().editable(),
                email("email", QT_TRANSLATE_NOOP("Catalogue", "E-mail")).masked().editable(),
                phone("phone", QT_TRANSLATE_NOOP("Catalogue", "Phone")).masked().optional().editable(),
                text("city", QT_TRANSLATE_NOOP("Catalogue", "City")).optional().editable(),
                text("province", QT_TRANSLATE_NOOP("Catalogue", "Province")).editable(),
                integer("order_count", QT_TRANSLATE_NOOP("Catalogue", "Orders"))
                    .computed("(select count(*) from meja.orders as placed where placed.user_id = t.id)"),
                timestamp("last_order_at", QT_TRANSLATE_NOOP("Catalogue", "Last order"))
                    .computed("(select max(placed.placed_at) from meja.orders as placed"
                              " where placed.user_id = t.id)"),
                boolean("is_active", QT_TRANSLATE_NOOP("Catalogue", "Active")).editable(),
                shared::createdAt().sortable(),
                shared::id().unlisted(),
                longText("address", QT_TRANSLATE_NOOP("Catalogue", "Address")).masked().unlisted().editable(),
                timestamp("last_login_at", QT_TRANSLATE_NOOP("Catalogue", "Last sign-in")).unlisted(),
                shared::updatedAt().unlisted(),
            },
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("name"), whole("email"), whole("phone")},
        .filters = {byChoice("city"), byChoice("is_active"), byDate("created_at"), byPresence("phone")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("name"),
        .hintColumn = QStringLiteral("city"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Customer"), {"id", "name", "is_active"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Contact"),
                               {"email", "phone", "address", "city", "province"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Purchases"), {"order_count", "last_order_at"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"),
                               {"created_at", "updated_at", "last_login_at"})},
        .inlines = {inlineOf("orders", "customer_name", QT_TRANSLATE_NOOP("Catalogue", "Orders")),
                    inlineOf("comments", "customer_name", QT_TRANSLATE_NOOP("Catalogue", "Reviews")),
                    inlineOf("carts", "customer_name", QT_TRANSLATE_NOOP("Catalogue", "Carts")),
                    inlineOf("checkout_sessions", "customer_name",
                             QT_TRANSLATE_NOOP("Catalogue", "Checkout sessions"))},
    };
}

} // namespace meja
