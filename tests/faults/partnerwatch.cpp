#include "partnerwatch.h"

namespace meja {

namespace {

QString word(const GatewayTransaction &)
{
    return QStringLiteral("success");
}

QString word(const ShipmentDetail &)
{
    return QStringLiteral("success");
}

QString word(const TrackingReport &)
{
    return QStringLiteral("success");
}

QString word(VoidAnswer result)
{
    switch (result) {
    case VoidAnswer::Voided:
        return QStringLiteral("voided");
    case VoidAnswer::NotAllowed:
        return QStringLiteral("not allowed");
    case VoidAnswer::NotFound:
        return QStringLiteral("does not exist");
    }
    Q_UNREACHABLE();
}

QString word(const RefundAnswer &result)
{
    switch (result.kind) {
    case RefundAnswer::Kind::Accepted:
        return QStringLiteral("accepted");
    case RefundAnswer::Kind::Denied:
        return QStringLiteral("denied");
    case RefundAnswer::Kind::NotRefundable:
        return QStringLiteral("not refundable");
    case RefundAnswer::Kind::DuplicateKey:
        return QStringLiteral("duplicate key");
    case RefundAnswer::Kind::TryLater:
        return QStringLiteral("try later");
    case RefundAnswer::Kind::Wrong:
        return QStringLiteral("wrong");
    }
    Q_UNREACHABLE();
}

QString word(ShipmentCancelAnswer result)
{
    switch (result) {
    case ShipmentCancelAnswer::Cancelled:
        return QStringLiteral("cancelled");
    case ShipmentCancelAnswer::Refused:
        return QStringLiteral("refused");
    case ShipmentCancelAnswer::NotFound:
        return QStringLiteral("does not exist");
    }
    Q_UNREACHABLE();
}

QString word(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorKind::OutcomeUnknown:
        return QStringLiteral("unknown");
    case ErrorKind::NotFound:
        return QStringLiteral("not found");
    case ErrorKind::Rejected:
        return QStringLiteral("rejected");
    case ErrorKind::Conflict:
    case ErrorKind::Forbidden:
    case ErrorKind::Invalid:
    case ErrorKind::RuleViolated:
    case ErrorKind::Cancelled:
        return QStringLiteral("something else: ") + error.detail;
    }
    Q_UNREACHABLE();
}

} // namespace

void PartnerWatch::before(const QString &endpoint, int number, std::function<void()> act)
{
    m_before.insert({endpoint, m_counts.value(endpoint) + number}, std::move(act));
}

void PartnerWatch::after(const QString &endpoint, int number, std::function<void()> act)
{
    m_after.insert({endpoint, m_counts.value(endpoint) + number}, std::move(act));
}

QString PartnerWatch::heard(const QString &endpoint, int number) const
{
    return m_results.value({endpoint, number});
}

template <class T>
Result<T> PartnerWatch::forward(const char *endpoint, const std::function<Result<T>()> &call)
{
    const QString name = QString::fromLatin1(endpoint);
    const CallIndex index{name, ++m_counts[name]};
    for (const auto &act : m_before.values(index))
        act();
    Result<T> result = call();
    m_results.insert(index, result ? word(*result) : word(result.error()));
    for (const auto &act : m_after.values(index))
        act();
    return result;
}

Result<GatewayTransaction> PartnerWatch::status(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return forward<GatewayTransaction>("midtrans.status",
                                       [&] { return m_payments.status(transaction, purpose); });
}

Result<VoidAnswer> PartnerWatch::cancel(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return forward<VoidAnswer>("midtrans.cancel", [&] { return m_payments.cancel(transaction, purpose); });
}

Result<VoidAnswer> PartnerWatch::expire(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return forward<VoidAnswer>("midtrans.expire", [&] { return m_payments.expire(transaction, purpose); });
}

Result<RefundAnswer> PartnerWatch::refund(const TransactionRef &transaction, const QString &key,
                                          Rupiah amount, const QString &reason, const CallPurpose &purpose)
{
    return forward<RefundAnswer>(
        "midtrans.refund", [&] { return m_payments.refund(transaction, key, amount, reason, purpose); });
}

Result<ShipmentDetail> PartnerWatch::detail(const QString &komerceOrderNo, const CallPurpose &purpose)
{
    return forward<ShipmentDetail>("komerce.detail",
                                   [&] { return m_shipping.detail(komerceOrderNo, purpose); });
}

Result<ShipmentCancelAnswer> PartnerWatch::cancel(const QString &komerceOrderNo, const CallPurpose &purpose)
{
    return forward<ShipmentCancelAnswer>("komerce.cancel",
                                         [&] { return m_shipping.cancel(komerceOrderNo, purpose); });
}

Result<TrackingReport> PartnerWatch::history(const QString &courier, const QString &waybill,
                                             const CallPurpose &purpose)
{
    return forward<TrackingReport>("komerce.history",
                                   [&] { return m_shipping.history(courier, waybill, purpose); });
}

Result<TrackingReport> PartnerWatch::track(const QString &courier, const QString &waybill,
                                           const QString &phone, const CallPurpose &purpose)
{
    return forward<TrackingReport>("tracking.waybill",
                                   [&] { return m_shipping.track(courier, waybill, phone, purpose); });
}

} // namespace meja
