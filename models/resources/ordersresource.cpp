#include "resource.h"

#include <QtGlobal>

namespace meja {

Resource ordersResource();

namespace {

QList<Choice> orderStatuses()
{
    return {
        {QStringLiteral("MENUNGGU_PEMBAYARAN"), {QT_TRANSLATE_NOOP("Catalogue", "Awaiting payment")}},
        {QStringLiteral("DIBAYAR"), {QT_TRANSLATE_NOOP("Catalogue", "Paid")}},
        {QStringLiteral("DIPROSES"), {QT_TRANSLATE_NOOP("Catalogue", "Processing")}},
        {QStringLiteral("DIKIRIM"), {QT_TRANSLATE_NOOP("Catalogue", "Shipped")}},
        {QStringLiteral("SELESAI"), {QT_TRANSLATE_NOOP("Catalogue", "Completed")}},
        {QStringLiteral("MENUNGGU_BATAL"), {QT_TRANSLATE_NOOP("Catalogue", "Cancelling")}},
        {QStringLiteral("DIBATALKAN"), {QT_TRANSLATE_NOOP("Catalogue", "Cancelled")}},
        {QStringLiteral("KEDALUWARSA"), {QT_TRANSLATE_NOOP("Catalogue", "Expired")}},
    };
}

} // namespace

Resource ordersResource()
{
    return Resource{
        .name = QStringLiteral("orders"),
        .table = QStringLiteral("orders"),
        .singular = {QT_TRANSLATE_NOOP("Catalogue", "Order")},
        .plural = {QT_TRANSLATE_NOOP("Catalogue", "Orders")},
        .icon = QStringLiteral("shopping-bag"),
        .relations = {{.name = QStringLiteral("customer"),
                       .table = QStringLiteral("users"),
                       .foreignKey = QStringLiteral("user_id")},
                      {.name = QStringLiteral("store"),
                       .table = QStringLiteral("stores"),
                       .foreignKey = QStringLiteral("store_id")}},
        .columns = {{.name = QStringLiteral("number"),
                     .label = {QT_TRANSLATE_NOOP("Catalogue", "Number")},
                     .type = ValueType::Code,
                     .field = QStringLiteral("number")},
                    {.name = QStringLiteral("status"),
                     .label = {QT_TRANSLATE_NOOP("Catalogue", "Status")},
                     .type = ValueType::Choice,
                     .field = QStringLiteral("status"),
                     .choices = orderStatuses()},
                    {.name = QStringLiteral("customer_name"),
                     .label = {QT_TRANSLATE_NOOP("Catalogue", "Customer")},
                     .field = QStringLiteral("name"),
                     .relation = QStringLiteral("customer"),
                     .linksTo = QStringLiteral("users"),
                     .linkField = QStringLiteral("user_id")},
                    {.name = QStringLiteral("total"),
                     .label = {QT_TRANSLATE_NOOP("Catalogue", "Total")},
                     .type = ValueType::Money,
                     .field = QStringLiteral("total"),
                     .sortable = true},
                    {.name = QStringLiteral("placed_at"),
                     .label = {QT_TRANSLATE_NOOP("Catalogue", "Placed")},
                     .type = ValueType::Timestamp,
                     .field = QStringLiteral("placed_at"),
                     .sortable = true}},
        .defaultOrder = {{QStringLiteral("placed_at"), SortDirection::Descending}},
        .searchFields = {{QStringLiteral("number")}, {QStringLiteral("customer_name")}},
        .filters = {{QStringLiteral("status"), FilterKind::Choices}},
        .dateColumn = QStringLiteral("placed_at"),
        .titleColumn = QStringLiteral("number"),
    };
}

} // namespace meja
