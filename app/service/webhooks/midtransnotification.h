#pragma once

#include "error.h"

#include <QByteArray>
#include <QString>

namespace meja {

/// What we take of a notification: enough to see that it comes from Midtrans, and of which order it speaks.
/// What it says beyond that is not believed, for the signature doesn't cover it.
struct MidtransNotification
{
    // As they were received: the signature is over these very characters.
    QString orderId;
    QString statusCode;
    QString grossAmount;
    QString signatureKey;

    /// `Invalid`, code `malformed-json` or `invalid-fields`. Unknown fields are welcome.
    static Result<MidtransNotification> read(const QByteArray &body);

    /// SHA-512 of order id, status code, gross amount and server key, compared in constant time.
    [[nodiscard]] bool isSignedWith(const QString &serverKey) const;
};

} // namespace meja
