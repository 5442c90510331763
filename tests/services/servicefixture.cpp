#include "servicefixture.h"

#include <QDateTime>

namespace meja {

TestClock::TestClock() : m_now{QDateTime::currentMSecsSinceEpoch()} {}

ServiceFixture::ServiceFixture(const QString &databaseName, bool isNew)
    : name(databaseName),
      shop(databaseName),
      connections(PrivateCluster::shared().settings(databaseName, QStringLiteral("meja_service")))
{
    if (isNew)
        fillShop(shop);
    runner.handle(JobKind::AdvanceCancellation,
                  [this](const Lease &lease) { return orderCancellation.advance(lease); });
    runner.handle(JobKind::AdvanceRefund,
                  [this](const Lease &lease) { return refundPayment.advance(lease); });
    runner.handle(JobKind::CheckPayment, [this](const Lease &lease) { return reconciliation.check(lease); });
    runner.handle(JobKind::TrackShipment, [this](const Lease &lease) { return tracking.track(lease); });
    runner.handle(JobKind::ExpireOrder, [this](const Lease &lease) { return expiry.expire(lease); });
}

QString ServiceFixture::placePaid(const QString &paymentType, int product, int quantity)
{
    const QString number = placeOrder(shop, product, quantity);
    if (paymentType.isEmpty())
        return number;
    const QString gatewayOrderId = number + QStringLiteral("-1");
    const auto problem = shop.script(
        QStringLiteral("select record_payment('%1', 'PAID', 'tx-%1', '%2'); set meja.actor_kind = 'system';"
                       "set meja.actor = 'test'")
            .arg(gatewayOrderId, paymentType));
    if (!problem.isEmpty())
        qFatal("recording a payment: %s", qPrintable(shop.lastMessage()));
    GatewayTransaction &transaction = midtrans.transactions[gatewayOrderId];
    transaction.transactionId = QStringLiteral("tx-") + gatewayOrderId;
    transaction.status = TransactionStatus::Settlement;
    transaction.rawStatus = QStringLiteral("settlement");
    transaction.paymentType = paymentType;
    transaction.gross =
        Rupiah(ask(QStringLiteral("select total from orders where number = '%1'").arg(number)).toLongLong());
    transaction.settledAt = clock.now();
    return number;
}

OrderId ServiceFixture::idOf(const QString &number)
{
    return {ask(QStringLiteral("select id from orders where number = '%1'").arg(number)).toLongLong()};
}

Result<Cancellation> ServiceFixture::cancel(const QString &number, const QString &key)
{
    return cancellationRequests.request({idOf(number), QStringLiteral("changed their mind"), key,
                                         Actor::staff(QStringLiteral("ani"), QStringLiteral("by phone"))});
}

int ServiceFixture::runJobs()
{
    constexpr int maxRuns = 100;
    int runs = 0;
    while (runs < maxRuns) {
        const auto leases = runner.claim(10);
        if (!leases)
            qFatal("claiming: %s", qPrintable(leases.error().detail));
        if (leases->isEmpty())
            break;
        for (const Lease &lease : *leases) {
            const JobRun run = runner.run(lease);
            if (!run.outcome)
                qWarning("job %s: %s", qPrintable(code(lease.kind)), qPrintable(run.outcome.error().detail));
            ++runs;
        }
    }
    return runs;
}

} // namespace meja
