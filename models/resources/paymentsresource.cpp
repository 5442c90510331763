#include "choices.h"
#include "describedresources.h"
#include "sharedcolumns.h"

namespace meja {

using namespace describe;

Resource paymentsResource()
{
    return {
        .name = QStringLiteral("payments"),
        .table = QStringLiteral("payments"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Payment")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Payments")},
        .counted = QT_TRANSLATE_N_NOOP("Counts", "%Ln payment(s)"),
        .icon = QStringLiteral("credit-card"),
        .section = Section::Sales,
        .relations = {shared::purchase(), shared::customer()},
        .columns =
            {
                code("midtrans_order_id", QT_TRANSLATE_NOOP("Catalogue", "Midtrans number")),
                shared::createdAt().sortable(),
                choice("status", QT_TRANSLATE_NOOP("Catalogue", "Status"), choices::paymentStatuses()),
                shared::orderNumber(),
                shared::customerName(),
                choice("payment_type", QT_TRANSLATE_NOOP("Catalogue", "Method"), choices::paymentTypes())
                    .optional()
                    .withOtherCodes(),
                choice("bank", QT_TRANSLATE_NOOP("Catalogue", "Bank"), choices::banks()).withOtherCodes(),
                money("gross_amount", QT_TRANSLATE_NOOP("Catalogue", "Amount")).sortable(),
                money("refunded_amount", QT_TRANSLATE_NOOP("Catalogue", "Refunded")),
                timestamp("paid_at", QT_TRANSLATE_NOOP("Catalogue", "Paid at")),
                shared::id().unlisted(),
                money("kept_amount", QT_TRANSLATE_NOOP("Catalogue", "Refundable"))
                    .computed("case when t.status in ('PENDING', 'FAILED', 'EXPIRED', 'CANCELLED') then 0 "
                              "else t.gross_amount - t.refunded_amount end")
                    .unlisted(),
                code("transaction_id", QT_TRANSLATE_NOOP("Catalogue", "Midtrans transaction")).unlisted(),
                text("fraud_status", QT_TRANSLATE_NOOP("Catalogue", "Fraud check")).unlisted(),
                timestamp("expires_at", QT_TRANSLATE_NOOP("Catalogue", "Expires")).unlisted(),
                shared::updatedAt().unlisted(),
            },
        .defaultOrder = {descending("created_at")},
        .searchFields = {anywhere("midtrans_order_id"), anywhere("order_number"), anywhere("customer_name")},
        .filters = {byChoice("status"), byChoice("payment_type"), byDate("created_at"),
                    byRange("gross_amount"), byRelated("order_number")},
        .dateColumn = QStringLiteral("created_at"),
        .titleColumn = QStringLiteral("midtrans_order_id"),
        .hintColumn = QStringLiteral("customer_name"),
        .fieldsets = {fieldset(QT_TRANSLATE_NOOP("Catalogue", "Payment"),
                               {"id", "midtrans_order_id", "transaction_id", "status", "order_number",
                                "customer_name"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Method"),
                               {"payment_type", "bank", "fraud_status"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Amounts"),
                               {"gross_amount", "refunded_amount", "kept_amount"}),
                      fieldset(QT_TRANSLATE_NOOP("Catalogue", "Dates"),
                               {"created_at", "expires_at", "paid_at", "updated_at"})},
    };
}

} // namespace meja
