#pragma once

#include "midtranslifecycle.h"
#include "reply.h"

#include <QJsonObject>

namespace meja::sandbox {

/// The merchant's changes of a transaction, except refunds: cancel, expire, approve, deny, capture. Source:
/// gateways.md A.3 and Midtrans' pages of these methods. Used by `Midtrans`.
class MidtransChanges
{
public:
    MidtransChanges(const MidtransSettings &settings, MidtransLifecycle &lifecycle)
        : m_settings(settings), m_lifecycle(lifecycle)
    {}

    /// Allowed for pending, captured and most authorised payments; otherwise 412.
    [[nodiscard]] Reply cancel(MidtransTransaction &transaction);
    /// Allowed for pending payments; its success has the code 407. Otherwise 412.
    [[nodiscard]] Reply expire(MidtransTransaction &transaction);
    /// Accepts a card payment that fraud detection has challenged; otherwise 412.
    [[nodiscard]] Reply approve(MidtransTransaction &transaction);
    /// Refuses a card payment that fraud detection has challenged; otherwise 412.
    [[nodiscard]] Reply deny(MidtransTransaction &transaction);
    /// Takes the money of an authorised card payment. An amount in the body may be lower than the
    /// authorised one; a higher one gets 414.
    [[nodiscard]] Reply capture(MidtransTransaction &transaction, const QJsonObject &body);

private:
    [[nodiscard]] Reply unchangeable() const;
    [[nodiscard]] Reply changed(const MidtransTransaction &transaction, int code, const char *message) const;

    const MidtransSettings &m_settings;
    MidtransLifecycle &m_lifecycle;
};

} // namespace meja::sandbox
