#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource checkoutSessionsResource()
{
    return {
        .name = QStringLiteral("checkout_sessions"),
        .table = QStringLiteral("checkout_sessions"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Checkout session")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Checkout sessions")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln checkout session(s)"),
        .icon = QStringLiteral("clipboard-check"),
        .section = Section::Sales,
        .relations = {shared::customer()},
        .columns =
            {
                shared::id(),
                shared::createdAt().sortable(),
                choice("status", QT_TRANSLATE_NOOP("Catalogue", "Status"), choices::checkoutStatuses()),
                shared::customerName(),
                money("total", QT_TRANSLATE_NOOP("Catalogue", "Total")),
                choice("courier", QT_TRANSLATE_NOOP("Catalogue", "Courier"), choices::couriers())
                    .withOtherCodes(),
                text("service", QT_TRANSLATE_NOOP("Catalogue", "Service")),
                money("shipping_cost", QT_TRANSLATE_NOOP("Catalogue", "Shipping cost")),
                timestamp("expires_at", QT_TRANSLATE_NOOP("Catalogue", "Expires")),
                timestamp("completed_at", QT_TRANSLATE_NOOP("Catalogue", "Completed at")),
                key("cart", QT_TRANSLATE_NOOP("Catalogue", "Cart"))
                    .field("cart_id")
                    .links("carts", "cart_id")
                    .unlisted(),
                shared::updatedAt().unlisted(),
            },
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("customer_name")},
        .filters = {byChoice("status"), byDate("created_at"), byRelated("customer_name"), byParent("cart")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("id"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Checkout session"),
                               {"id", "status", "customer_name", "cart"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Amounts"), {"total", "shipping_cost"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Delivery"), {"courier", "service"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"),
                               {"created_at", "expires_at", "completed_at", "updated_at"})},
        .inlines = {inlineOf("orders", "checkout_session", QT_TRANSLATE_NOOP("Catalogue", "Orders"))},
    };
}

} // namespace meja
