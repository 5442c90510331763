#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource shipmentsResource()
{
    return {
        .name = QStringLiteral("shipments"),
        .table = QStringLiteral("shipments"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Shipment")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Shipments")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln shipment(s)"),
        .icon = QStringLiteral("truck"),
        .section = Section::Sales,
        .relations = {shared::purchase(), shared::customer()},
        .columns =
            {
                code("waybill", QT_TRANSLATE_NOOP("Catalogue", "Waybill")).optional(),
                timestamp("booked_at", QT_TRANSLATE_NOOP("Catalogue", "Booked at")).sortable(),
                choice("status", QT_TRANSLATE_NOOP("Catalogue", "Status"), choices::shipmentStatuses()),
                shared::orderNumber(),
                shared::customerName(),
                choice("courier", QT_TRANSLATE_NOOP("Catalogue", "Courier"), choices::couriers())
                    .withOtherCodes(),
                text("service", QT_TRANSLATE_NOOP("Catalogue", "Service")),
                money("shipping_cost", QT_TRANSLATE_NOOP("Catalogue", "Shipping cost")).unlisted(),
                timestamp("shipped_at", QT_TRANSLATE_NOOP("Catalogue", "Shipped at")),
                timestamp("delivered_at", QT_TRANSLATE_NOOP("Catalogue", "Delivered at")),
                shared::id().unlisted(),
                code("komerce_order_no", QT_TRANSLATE_NOOP("Catalogue", "Komerce order")).unlisted(),
                text("raw_status", QT_TRANSLATE_NOOP("Catalogue", "Courier status")).unlisted(),
                timestamp("last_checked_at", QT_TRANSLATE_NOOP("Catalogue", "Last checked")).unlisted(),
                shared::updatedAt().unlisted(),
            },
        .defaultOrder = {descending("booked_at")},
        .searchFields = {anywhere("waybill"), anywhere("order_number"), anywhere("customer_name")},
        .filters = {byChoice("status"), byChoice("courier"), byDate("booked_at"), byPresence("waybill"),
                    byRelated("order_number")},
        .dateColumn = QStringLiteral("booked_at"),
        .titleColumn = QStringLiteral("waybill"),
        .hintColumn = QStringLiteral("order_number"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Shipment"),
                               {"id", "order_number", "customer_name", "status", "raw_status"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Courier"),
                               {"courier", "service", "waybill", "komerce_order_no", "shipping_cost"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"),
                               {"booked_at", "shipped_at", "delivered_at", "last_checked_at", "updated_at"})},
    };
}

} // namespace meja
