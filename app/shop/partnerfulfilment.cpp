#include "partnerfulfilment.h"

#include "shopstatement.h"

namespace meja {

namespace {

using Step = Purchase::Step;

std::optional<Step> nextStep(Step step)
{
    return step;
}

} // namespace

Result<std::optional<Step>> PartnerFulfilment::execute(Purchase &purchase, Connection &connection)
{
    switch (purchase.step) {
    case Step::ChoosePayment:
        return choosePayment(purchase, connection);
    case Step::Pay:
        return checkPayment(purchase, connection);
    case Step::Process:
        return process(purchase, connection);
    case Step::Book:
        return book(purchase, connection);
    case Step::PickUp:
        return requestPickup(purchase, connection);
    case Step::Deliver:
    case Step::Expire:
    case Step::Register:
    case Step::FillCart:
    case Step::OpenSession:
    case Step::Place:
        break;
    }
    Q_UNREACHABLE();
}

PartnerFulfilment::Next PartnerFulfilment::choosePayment(Purchase &purchase, Connection &connection)
{
    // Some customers leave the payment page without paying; the service expires their orders.
    if (!purchase.paymentSucceeds)
        return std::nullopt;
    if (purchase.transactionId.isEmpty()) {
        const auto transaction = m_partners.charge(purchase);
        if (!transaction)
            return tl::unexpected(transaction.error());
        purchase.transactionId = *transaction;
    }
    return connection
        .run(shopStatement("choose_payment")
                 .bind(QStringLiteral("payment"), purchase.midtransOrderId)
                 .bind(QStringLiteral("transaction"), purchase.transactionId)
                 .bind(QStringLiteral("type"), purchase.paymentType))
        .map([](const ResultSet &) { return nextStep(Step::Pay); });
}

PartnerFulfilment::Next PartnerFulfilment::checkPayment(const Purchase &purchase, Connection &connection)
{
    return connection.run(shopStatement("order_state").bind(QStringLiteral("number"), purchase.orderNumber))
        .map([](const ResultSet &state) -> std::optional<Step> {
            if (state.text(0, 0) == QLatin1String("DIBAYAR"))
                return Step::Process;
            if (state.text(0, 0) == QLatin1String("MENUNGGU_PEMBAYARAN"))
                return Step::Pay;
            return std::nullopt;
        });
}

PartnerFulfilment::Next PartnerFulfilment::process(const Purchase &purchase, Connection &connection)
{
    return connection.run(shopStatement("process").bind(QStringLiteral("number"), purchase.orderNumber))
        .map([](const ResultSet &) { return nextStep(Step::Book); });
}

PartnerFulfilment::Next PartnerFulfilment::book(Purchase &purchase, Connection &connection)
{
    const bool isKomerceCourier = StorefrontPartners::supportsCourier(purchase.courier);
    if (isKomerceCourier && purchase.komerceOrderNo.isEmpty()) {
        const auto number = m_partners.storeParcel(purchase);
        if (!number)
            return tl::unexpected(number.error());
        purchase.komerceOrderNo = *number;
    }
    // Komerce assigns the waybill at pickup; for other couriers the shop has already generated one.
    if (isKomerceCourier)
        purchase.waybill.clear();
    return ship(purchase, connection).map([&] {
        return isKomerceCourier ? nextStep(Step::PickUp) : std::nullopt;
    });
}

PartnerFulfilment::Next PartnerFulfilment::requestPickup(Purchase &purchase, Connection &connection)
{
    if (purchase.waybill.isEmpty()) {
        const auto waybill = m_partners.requestPickup(purchase.komerceOrderNo);
        if (!waybill)
            return tl::unexpected(waybill.error());
        purchase.waybill = *waybill;
    }
    return ship(purchase, connection).map([] { return std::optional<Step>(); });
}

Result<> PartnerFulfilment::ship(const Purchase &purchase, Connection &connection)
{
    Statement statement = shopStatement("ship")
                              .bind(QStringLiteral("number"), purchase.orderNumber)
                              .bind(QStringLiteral("courier"), purchase.courier)
                              .bind(QStringLiteral("service"), purchase.service)
                              .bind(QStringLiteral("status"), QStringLiteral("BOOKED"));
    for (const auto &[name, value] : {std::pair(QStringLiteral("order_no"), purchase.komerceOrderNo),
                                      std::pair(QStringLiteral("waybill"), purchase.waybill)}) {
        if (value.isEmpty())
            statement.bindNull(name);
        else
            statement.bind(name, value);
    }
    return connection.run(statement).map([](const ResultSet &) {});
}

} // namespace meja
