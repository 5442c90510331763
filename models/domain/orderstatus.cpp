#include "orderstatus.h"

#include "codes.h"

namespace meja {

namespace {

constexpr CodeTable<OrderStatus, 8> orderCodes{{
    {OrderStatus::AwaitingPayment, QLatin1String("MENUNGGU_PEMBAYARAN")},
    {OrderStatus::Paid, QLatin1String("DIBAYAR")},
    {OrderStatus::Processing, QLatin1String("DIPROSES")},
    {OrderStatus::Shipped, QLatin1String("DIKIRIM")},
    {OrderStatus::Completed, QLatin1String("SELESAI")},
    {OrderStatus::Cancelling, QLatin1String("MENUNGGU_BATAL")},
    {OrderStatus::Cancelled, QLatin1String("DIBATALKAN")},
    {OrderStatus::Expired, QLatin1String("KEDALUWARSA")},
}};

} // namespace

QString code(OrderStatus status)
{
    return codeIn(orderCodes, status);
}

std::optional<OrderStatus> orderStatusFromCode(const QString &code)
{
    if (code == QLatin1String("COMPLETED"))
        return OrderStatus::Completed;
    return valueIn(orderCodes, code);
}

bool mayBecome(OrderStatus from, OrderStatus to)
{
    using enum OrderStatus;
    switch (from) {
    case AwaitingPayment:
        return to == Paid || to == Cancelling || to == Expired;
    case Paid:
        return to == Processing || to == Shipped || to == Cancelling || to == AwaitingPayment;
    case Processing:
        return to == Shipped || to == Cancelling;
    case Shipped:
        return to == Completed;
    case Cancelling:
        return to == Cancelled || to == Shipped || to == AwaitingPayment || to == Paid || to == Processing;
    case Completed:
    case Cancelled:
    case Expired:
        return false;
    }
    Q_UNREACHABLE();
}

bool canBeCancelled(OrderStatus status)
{
    using enum OrderStatus;
    return status == AwaitingPayment || status == Paid || status == Processing;
}

bool isOver(OrderStatus status)
{
    using enum OrderStatus;
    return status == Completed || status == Cancelled || status == Expired;
}

} // namespace meja
