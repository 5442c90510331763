#pragma once

#include "midtranstransaction.h"

#include <QJsonObject>

namespace meja::sandbox {

/// `185000.00`
[[nodiscard]] QString rupiahText(qint64 amount);

/// Lower-case hex SHA-512 over the four texts, in this order, with nothing between.
[[nodiscard]] QString midtransSignature(const QString &orderId, const QString &statusCode,
                                        const QString &grossAmount, const QString &serverKey);

/// The fields every answer about a transaction begins with.
[[nodiscard]] QJsonObject midtransHead(const MidtransTransaction &transaction, int code,
                                       const QString &message);

/// A transaction as asking for its status shows it, and as a notification carries it.
[[nodiscard]] QJsonObject midtransDocument(const MidtransTransaction &transaction, const QString &merchantId,
                                           const QString &serverKey, int code, const QString &message);

} // namespace meja::sandbox
