#include "midtranstransaction.h"

namespace meja::sandbox {

qint64 MidtransTransaction::refunded() const
{
    qint64 total = 0;
    for (const MidtransRefund &refund : refunds)
        total += refund.amount;
    return total;
}

bool MidtransTransaction::isChallenged() const
{
    return fraudStatus == QLatin1String("challenge") &&
           (status == MidtransStatus::Capture || status == MidtransStatus::Authorize);
}

int MidtransTransaction::statusCode() const
{
    return isChallenged() ? 201 : sandbox::statusCode(status);
}

bool MidtransTransaction::isReversible() const
{
    return method.type == QLatin1String("echannel") ||
           (method.type == QLatin1String("bank_transfer") && method.bank == QLatin1String("permata")) ||
           (method.type == QLatin1String("cstore") && method.store == QLatin1String("indomaret"));
}

} // namespace meja::sandbox
