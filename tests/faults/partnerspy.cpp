#include "partnerspy.h"

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

QString word(VoidResponse result)
{
    switch (result) {
    case VoidResponse::Voided:
        return QStringLiteral("voided");
    case VoidResponse::NotAllowed:
        return QStringLiteral("not allowed");
    case VoidResponse::NotFound:
        return QStringLiteral("does not exist");
    }
    Q_UNREACHABLE();
}

QString word(const RefundResponse &result)
{
    switch (result.kind) {
    case RefundResponse::Kind::Accepted:
        return QStringLiteral("accepted");
    case RefundResponse::Kind::Denied:
        return QStringLiteral("denied");
    case RefundResponse::Kind::NotRefundable:
        return QStringLiteral("not refundable");
    case RefundResponse::Kind::DuplicateKey:
        return QStringLiteral("duplicate key");
    case RefundResponse::Kind::TryLater:
        return QStringLiteral("try later");
    case RefundResponse::Kind::Wrong:
        return QStringLiteral("wrong");
    }
    Q_UNREACHABLE();
}

QString word(ShipmentCancelResponse result)
{
    switch (result) {
    case ShipmentCancelResponse::Cancelled:
        return QStringLiteral("cancelled");
    case ShipmentCancelResponse::Refused:
        return QStringLiteral("refused");
    case ShipmentCancelResponse::NotFound:
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

void PartnerSpy::before(const QString &endpoint, int number, const std::function<void()> &act)
{
    m_before.insert({endpoint, m_counts.value(endpoint) + number}, act);
}

void PartnerSpy::after(const QString &endpoint, int number, const std::function<void()> &act)
{
    m_after.insert({endpoint, m_counts.value(endpoint) + number}, act);
}

QString PartnerSpy::resultOf(const QString &endpoint, int number) const
{
    return m_results.value({endpoint, number});
}

template <class T>
Result<T> PartnerSpy::forward(const char *endpoint, const std::function<Result<T>()> &call)
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

Result<GatewayTransaction> PartnerSpy::status(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return forward<GatewayTransaction>("midtrans.status",
                                       [&] { return m_payments.status(transaction, purpose); });
}

Result<VoidResponse> PartnerSpy::cancel(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return forward<VoidResponse>("midtrans.cancel", [&] { return m_payments.cancel(transaction, purpose); });
}

Result<VoidResponse> PartnerSpy::expire(const TransactionRef &transaction, const CallPurpose &purpose)
{
    return forward<VoidResponse>("midtrans.expire", [&] { return m_payments.expire(transaction, purpose); });
}

Result<RefundResponse> PartnerSpy::refund(const TransactionRef &transaction, const QString &key,
                                          Rupiah amount, const QString &reason, const CallPurpose &purpose)
{
    return forward<RefundResponse>(
        "midtrans.refund", [&] { return m_payments.refund(transaction, key, amount, reason, purpose); });
}

Result<ShipmentDetail> PartnerSpy::detail(const QString &komerceOrderNo, const CallPurpose &purpose)
{
    return forward<ShipmentDetail>("komerce.detail",
                                   [&] { return m_shipping.detail(komerceOrderNo, purpose); });
}

Result<ShipmentCancelResponse> PartnerSpy::cancel(const QString &komerceOrderNo, const CallPurpose &purpose)
{
    return forward<ShipmentCancelResponse>("komerce.cancel",
                                           [&] { return m_shipping.cancel(komerceOrderNo, purpose); });
}

Result<TrackingReport> PartnerSpy::history(const QString &courier, const QString &waybill,
                                           const CallPurpose &purpose)
{
    return forward<TrackingReport>("komerce.history",
                                   [&] { return m_shipping.history(courier, waybill, purpose); });
}

Result<TrackingReport> PartnerSpy::track(const QString &courier, const QString &waybill, const QString &phone,
                                         const CallPurpose &purpose)
{
    return forward<TrackingReport>("tracking.waybill",
                                   [&] { return m_shipping.track(courier, waybill, phone, purpose); });
}

} // namespace meja
