#include "choices.h"

#include <QtGlobal>

namespace meja::choices {

namespace {

Choice choice(const char *code, const Label &label, Tone tone = Tone::Neutral, const char *alias = nullptr)
{
    Choice described{QString::fromLatin1(code), label, tone};
    if (alias)
        described.aliases.append(QString::fromLatin1(alias));
    return described;
}

} // namespace

QList<Choice> orderStatuses()
{
    return {
        choice("MENUNGGU_PEMBAYARAN", QT_TRANSLATE_NOOP("Catalogue", "Awaiting payment"), Tone::Info),
        choice("DIBAYAR", QT_TRANSLATE_NOOP("Catalogue", "Paid"), Tone::Success),
        choice("DIPROSES", QT_TRANSLATE_NOOP("Catalogue", "Processing"), Tone::Progress),
        choice("DIKIRIM", QT_TRANSLATE_NOOP("Catalogue", "Shipped"), Tone::Progress),
        choice("SELESAI", QT_TRANSLATE_NOOP("Catalogue", "Completed"), Tone::Success, "COMPLETED"),
        choice("MENUNGGU_BATAL", QT_TRANSLATE_NOOP("Catalogue", "Cancelling"), Tone::Warning),
        choice("DIBATALKAN", QT_TRANSLATE_NOOP("Catalogue", "Cancelled")),
        choice("KEDALUWARSA", QT_TRANSLATE_NOOP("Catalogue", "Expired")),
    };
}

QList<Choice> paymentStatuses()
{
    return {
        choice("PENDING", QT_TRANSLATE_NOOP("Catalogue", "Pending"), Tone::Info),
        choice("PAID", QT_TRANSLATE_NOOP3("Catalogue", "Paid", "status of a payment"), Tone::Success),
        choice("FAILED", QT_TRANSLATE_NOOP("Catalogue", "Failed"), Tone::Danger),
        choice("EXPIRED", QT_TRANSLATE_NOOP("Catalogue", "Expired")),
        choice("CANCELLED", QT_TRANSLATE_NOOP("Catalogue", "Cancelled")),
        choice("REFUND_PENDING", QT_TRANSLATE_NOOP("Catalogue", "Refund in progress"), Tone::Progress),
        choice("PARTIALLY_REFUNDED", QT_TRANSLATE_NOOP("Catalogue", "Partially refunded")),
        choice("REFUNDED", QT_TRANSLATE_NOOP("Catalogue", "Refunded")),
        choice("REFUND_FAILED", QT_TRANSLATE_NOOP("Catalogue", "Refund failed"), Tone::Danger),
        choice("DISPUTED", QT_TRANSLATE_NOOP("Catalogue", "Disputed"), Tone::Danger),
    };
}

QList<Choice> paymentTypes()
{
    return {
        choice("credit_card", QT_TRANSLATE_NOOP("Catalogue", "Credit card")),
        choice("gopay", QT_TRANSLATE_NOOP("Catalogue", "GoPay")),
        choice("qris", QT_TRANSLATE_NOOP("Catalogue", "QRIS")),
        choice("shopeepay", QT_TRANSLATE_NOOP("Catalogue", "ShopeePay")),
        choice("dana", QT_TRANSLATE_NOOP("Catalogue", "DANA")),
        choice("ovo", QT_TRANSLATE_NOOP("Catalogue", "OVO")),
        choice("akulaku", QT_TRANSLATE_NOOP("Catalogue", "Akulaku")),
        choice("kredivo", QT_TRANSLATE_NOOP("Catalogue", "Kredivo")),
        choice("bank_transfer", QT_TRANSLATE_NOOP("Catalogue", "Bank transfer")),
        choice("echannel", QT_TRANSLATE_NOOP("Catalogue", "Mandiri Bill")),
        choice("cstore", QT_TRANSLATE_NOOP("Catalogue", "Convenience store")),
    };
}

QList<Choice> banks()
{
    return {
        choice("bca", QT_TRANSLATE_NOOP("Catalogue", "BCA")),
        choice("bni", QT_TRANSLATE_NOOP("Catalogue", "BNI")),
        choice("bri", QT_TRANSLATE_NOOP("Catalogue", "BRI")),
        choice("bsi", QT_TRANSLATE_NOOP("Catalogue", "BSI")),
        choice("cimb", QT_TRANSLATE_NOOP("Catalogue", "CIMB Niaga")),
        choice("danamon", QT_TRANSLATE_NOOP("Catalogue", "Danamon")),
        choice("mandiri", QT_TRANSLATE_NOOP("Catalogue", "Mandiri")),
        choice("maybank", QT_TRANSLATE_NOOP("Catalogue", "Maybank")),
        choice("mega", QT_TRANSLATE_NOOP("Catalogue", "Bank Mega")),
        choice("permata", QT_TRANSLATE_NOOP("Catalogue", "Permata")),
        choice("seabank", QT_TRANSLATE_NOOP("Catalogue", "SeaBank")),
    };
}

QList<Choice> shipmentStatuses()
{
    return {
        choice("BOOKED", QT_TRANSLATE_NOOP("Catalogue", "Booked"), Tone::Info),
        choice("PICKED_UP", QT_TRANSLATE_NOOP("Catalogue", "Picked up"), Tone::Progress),
        choice("IN_TRANSIT", QT_TRANSLATE_NOOP("Catalogue", "In transit"), Tone::Progress),
        choice("DELIVERED", QT_TRANSLATE_NOOP("Catalogue", "Delivered"), Tone::Success),
        choice("PROBLEM", QT_TRANSLATE_NOOP("Catalogue", "Problem"), Tone::Danger),
        choice("RETURNING", QT_TRANSLATE_NOOP("Catalogue", "Returning"), Tone::Warning),
        choice("RETURNED", QT_TRANSLATE_NOOP("Catalogue", "Returned")),
        choice("LOST", QT_TRANSLATE_NOOP("Catalogue", "Lost"), Tone::Danger),
        choice("CANCELLED", QT_TRANSLATE_NOOP("Catalogue", "Cancelled")),
    };
}

QList<Choice> couriers()
{
    return {
        choice("jne", QT_TRANSLATE_NOOP("Catalogue", "JNE")),
        choice("jnt", QT_TRANSLATE_NOOP("Catalogue", "J&T Express")),
        choice("sicepat", QT_TRANSLATE_NOOP("Catalogue", "SiCepat")),
        choice("anteraja", QT_TRANSLATE_NOOP("Catalogue", "AnterAja")),
        choice("lion", QT_TRANSLATE_NOOP("Catalogue", "Lion Parcel")),
        choice("pos", QT_TRANSLATE_NOOP("Catalogue", "Pos Indonesia")),
        choice("tiki", QT_TRANSLATE_NOOP("Catalogue", "TIKI")),
        choice("ninja", QT_TRANSLATE_NOOP("Catalogue", "Ninja Xpress")),
        choice("ide", QT_TRANSLATE_NOOP("Catalogue", "ID Express")),
        choice("sap", QT_TRANSLATE_NOOP("Catalogue", "SAP Express")),
        choice("wahana", QT_TRANSLATE_NOOP("Catalogue", "Wahana")),
        choice("gosend", QT_TRANSLATE_NOOP("Catalogue", "GoSend")),
        choice("sentral", QT_TRANSLATE_NOOP("Catalogue", "Sentral Cargo")),
        choice("rex", QT_TRANSLATE_NOOP("Catalogue", "REX Express")),
        choice("ncs", QT_TRANSLATE_NOOP("Catalogue", "NCS")),
        choice("rpx", QT_TRANSLATE_NOOP("Catalogue", "RPX")),
        choice("star", QT_TRANSLATE_NOOP("Catalogue", "Star Cargo")),
        choice("dse", QT_TRANSLATE_NOOP("Catalogue", "21 Express")),
    };
}

QList<Choice> cartStatuses()
{
    return {
        choice("ACTIVE", QT_TRANSLATE_NOOP("Catalogue", "Active"), Tone::Info),
        choice("CHECKED_OUT", QT_TRANSLATE_NOOP("Catalogue", "Checked out"), Tone::Success),
        choice("ABANDONED", QT_TRANSLATE_NOOP("Catalogue", "Abandoned")),
    };
}

QList<Choice> checkoutStatuses()
{
    return {
        choice("OPEN", QT_TRANSLATE_NOOP("Catalogue", "Open"), Tone::Info),
        choice("COMPLETED", QT_TRANSLATE_NOOP("Catalogue", "Completed"), Tone::Success),
        choice("EXPIRED", QT_TRANSLATE_NOOP("Catalogue", "Expired")),
    };
}

QList<Choice> movementKinds()
{
    return {
        choice("order", QT_TRANSLATE_NOOP("Catalogue", "Sold")),
        choice("cancel", QT_TRANSLATE_NOOP("Catalogue", "Returned (order cancelled)")),
        choice("expiry", QT_TRANSLATE_NOOP("Catalogue", "Returned (order expired)")),
        choice("return", QT_TRANSLATE_NOOP("Catalogue", "Returned goods")),
        choice("adjustment", QT_TRANSLATE_NOOP("Catalogue", "Adjustment")),
    };
}

QList<Choice> actorKinds()
{
    return {
        choice("staff", QT_TRANSLATE_NOOP("Catalogue", "Staff")),
        choice("customer", QT_TRANSLATE_NOOP("Catalogue", "Customer")),
        choice("storefront", QT_TRANSLATE_NOOP("Catalogue", "Storefront")),
        choice("tracking", QT_TRANSLATE_NOOP("Catalogue", "Tracking")),
        choice("payment", QT_TRANSLATE_NOOP("Catalogue", "Payment")),
        choice("system", QT_TRANSLATE_NOOP("Catalogue", "System")),
    };
}

QList<Choice> auditOperations()
{
    return {
        choice("INSERT", QT_TRANSLATE_NOOP("Catalogue", "Added")),
        choice("UPDATE", QT_TRANSLATE_NOOP("Catalogue", "Changed")),
        choice("DELETE", QT_TRANSLATE_NOOP("Catalogue", "Deleted"), Tone::Warning),
        choice("BASELINE", QT_TRANSLATE_NOOP("Catalogue", "Baseline")),
        choice("LOOKUP", QT_TRANSLATE_NOOP("Catalogue", "Looked up")),
    };
}

QList<Choice> staffRoles()
{
    return {
        choice("staff", QT_TRANSLATE_NOOP("Catalogue", "Staff")),
        choice("admin", QT_TRANSLATE_NOOP("Catalogue", "Admin")),
        choice("auditor", QT_TRANSLATE_NOOP("Catalogue", "Auditor")),
    };
}

QList<Choice> archivers()
{
    return {
        choice("customer", QT_TRANSLATE_NOOP("Catalogue", "Customer")),
        choice("staff", QT_TRANSLATE_NOOP("Catalogue", "Staff")),
        choice("system", QT_TRANSLATE_NOOP("Catalogue", "System")),
    };
}

QList<Choice> ratings()
{
    return {
        choice("5", QT_TRANSLATE_NOOP("Catalogue", "5 stars")),
        choice("4", QT_TRANSLATE_NOOP("Catalogue", "4 stars")),
        choice("3", QT_TRANSLATE_NOOP("Catalogue", "3 stars")),
        choice("2", QT_TRANSLATE_NOOP("Catalogue", "2 stars")),
        choice("1", QT_TRANSLATE_NOOP("Catalogue", "1 star")),
    };
}

QList<Choice> commentStates()
{
    return {
        choice("visible", QT_TRANSLATE_NOOP("Catalogue", "Visible")),
        choice("archived", QT_TRANSLATE_NOOP("Catalogue", "Archived"), Tone::Warning),
        choice("deleted", QT_TRANSLATE_NOOP("Catalogue", "Deleted by author")),
        choice("erased", QT_TRANSLATE_NOOP("Catalogue", "Text erased")),
    };
}

} // namespace meja::choices
