#include "simulatedfulfilment.h"

#include "shopstatement.h"

#include <QUuid>

namespace meja {

namespace {

using Step = Purchase::Step;

std::optional<Step> stepAfter(const Purchase &purchase)
{
    switch (purchase.step) {
    case Step::Pay:
        return purchase.paymentSucceeds ? Step::Process : Step::Expire;
    case Step::Deliver:
    case Step::Expire:
        return std::nullopt;
    case Step::Register:
    case Step::FillCart:
    case Step::OpenSession:
    case Step::Place:
    case Step::ChoosePayment:
    case Step::Process:
    case Step::Book:
    case Step::PickUp:
        return static_cast<Step>(static_cast<int>(purchase.step) + 1);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::optional<Step>> SimulatedFulfilment::execute(Purchase &purchase, Connection &connection)
{
    // Derived from the order id, so that a repeated step uses the same id.
    purchase.transactionId =
        QUuid::createUuidV5(QUuid(), purchase.midtransOrderId).toString(QUuid::WithoutBraces);
    return run(purchase, connection).map([&](const ResultSet &) { return stepAfter(purchase); });
}

Result<ResultSet> SimulatedFulfilment::run(const Purchase &purchase, Connection &connection)
{
    switch (purchase.step) {
    case Step::ChoosePayment:
        return connection.run(shopStatement("choose_payment")
                                  .bind(QStringLiteral("payment"), purchase.midtransOrderId)
                                  .bind(QStringLiteral("transaction"), purchase.transactionId)
                                  .bind(QStringLiteral("type"), purchase.paymentType));
    case Step::Pay:
        return settle(purchase, connection);
    case Step::Process:
        return connection.run(shopStatement("process").bind(QStringLiteral("number"), purchase.orderNumber));
    case Step::Book:
        return ship(purchase, QStringLiteral("BOOKED"), connection);
    case Step::PickUp:
        return ship(purchase, QStringLiteral("PICKED_UP"), connection);
    case Step::Deliver:
        return ship(purchase, QStringLiteral("DELIVERED"), connection);
    case Step::Expire:
        return connection.run(shopStatement("expire").bind(QStringLiteral("number"), purchase.orderNumber))
            .and_then([&](const ResultSet &) { return connection.run(shopStatement("expire_sessions")); });
    case Step::Register:
    case Step::FillCart:
    case Step::OpenSession:
    case Step::Place:
        break;
    }
    Q_UNREACHABLE();
}

Result<ResultSet> SimulatedFulfilment::settle(const Purchase &purchase, Connection &connection)
{
    return connection.run(shopStatement("settle_payment")
                              .bind(QStringLiteral("payment"), purchase.midtransOrderId)
                              .bind(QStringLiteral("status"), purchase.paymentSucceeds
                                                                  ? QStringLiteral("PAID")
                                                                  : QStringLiteral("FAILED"))
                              .bind(QStringLiteral("transaction"), purchase.transactionId)
                              .bind(QStringLiteral("type"), purchase.paymentType)
                              .bind(QStringLiteral("total"), purchase.total));
}

Result<ResultSet> SimulatedFulfilment::ship(const Purchase &purchase, const QString &status,
                                            Connection &connection)
{
    return connection.run(shopStatement("ship")
                              .bind(QStringLiteral("number"), purchase.orderNumber)
                              .bind(QStringLiteral("courier"), purchase.courier)
                              .bind(QStringLiteral("service"), purchase.service)
                              .bindNull(QStringLiteral("order_no"))
                              .bind(QStringLiteral("waybill"), purchase.waybill)
                              .bind(QStringLiteral("status"), status));
}

} // namespace meja
