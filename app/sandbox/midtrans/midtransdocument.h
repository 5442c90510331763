#pragma once

#include "midtranstransaction.h"

#include <QJsonObject>

namespace meja::sandbox {

/// An amount as Midtrans writes it: `185000.00`.
[[nodiscard]] QString rupiahText(qint64 amount);

/// The `signature_key`: SHA-512, in lower-case hexadecimal, of the four texts concatenated in this order
/// (gateways.md A.4).
[[nodiscard]] QString midtransSignature(const QString &orderId, const QString &statusCode,
                                        const QString &grossAmount, const QString &serverKey);

/// The fields that every reply about a transaction contains.
[[nodiscard]] QJsonObject midtransHead(const MidtransTransaction &transaction, int code,
                                       const QString &message);

/// Adds what a response to cancel, approve, deny and capture contains besides the head: `fraud_status`, and
/// the card of a payment by card.
void addDecision(QJsonObject &document, const MidtransTransaction &transaction);

/// A transaction as the response to a charge contains it: `midtransDocument()` and what the customer needs to
/// pay: `actions`, `qr_string`, the `redirect_url` of a 3-D Secure payment.
[[nodiscard]] QJsonObject midtransChargeDocument(const MidtransTransaction &transaction,
                                                 const QString &merchantId, const QString &serverKey,
                                                 int code, const QString &message);

/// A transaction as the status query and the notifications contain it.
[[nodiscard]] QJsonObject midtransDocument(const MidtransTransaction &transaction, const QString &merchantId,
                                           const QString &serverKey, int code, const QString &message);

} // namespace meja::sandbox
