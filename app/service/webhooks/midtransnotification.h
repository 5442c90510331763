#pragma once

#include "error.h"

#include <QByteArray>
#include <QString>

namespace meja {

/// The signed fields of a Midtrans notification: they prove its origin and identify the order. All other
/// fields are ignored, since the signature does not cover them.
struct MidtransNotification
{
    // Exactly as received: the signature covers these characters.
    QString orderId;
    QString statusCode;
    QString grossAmount;
    QString signatureKey;

    /// `Invalid` with code `malformed-json` or `invalid-fields`. Unknown fields are ignored.
    static Result<MidtransNotification> read(const QByteArray &body);

    /// Compares the signature with SHA-512(order id, status code, gross amount, server key) in constant time.
    [[nodiscard]] bool isSignedWith(const QString &serverKey) const;
};

} // namespace meja
