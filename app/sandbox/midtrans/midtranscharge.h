#pragma once

#include "call.h"
#include "midtranslife.h"

namespace meja::sandbox {

/// Makes transactions: as a shop does, by charging.
class MidtransCharge
{
public:
    MidtransCharge(const MidtransSettings &settings, MidtransBook &book, MidtransLife &life,
                   QString merchantId, QString serverKey);

    [[nodiscard]] Reply charge(const Call &call, const QJsonObject &body);

private:
    [[nodiscard]] bool isTaken(const QString &orderId) const;
    [[nodiscard]] Reply made(MidtransTransaction &transaction);

    const MidtransSettings &m_settings;
    MidtransBook &m_book;
    MidtransLife &m_life;
    QString m_merchantId;
    QString m_serverKey;
};

} // namespace meja::sandbox
