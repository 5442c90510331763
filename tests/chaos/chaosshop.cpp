#include "chaosshop.h"

namespace meja {

QString ChaosShop::ask(const QString &sql)
{
    const QString value = m_session.ask(sql);
    if (value.startsWith(QLatin1String("error")))
        qFatal("%s: %s", qUtf8Printable(sql), qUtf8Printable(m_session.lastMessage()));
    return value;
}

ChaosOrder ChaosShop::place(const QList<qint64> &products, int quantity, const QString &type,
                            const QString &status)
{
    static int customers = 0;
    const QString user = ask(QStringLiteral("select user_id from register_customer('Siti Aminah', "
                                            "'siti-%1@example.com', '0812-3456-7890', 'Jl. Melati 3')")
                                 .arg(++customers));
    for (const qint64 product : products)
        ask(QStringLiteral("select set_cart_item(%1, %2, %3)").arg(user).arg(product).arg(quantity));
    const QString session = ask(
        QStringLiteral("select session_id from open_checkout_session(%1, 'JNE', 'REG', 15000)").arg(user));
    const QStringList placed =
        m_session
            .rows(
                QStringLiteral("select order_id, order_number, midtrans_order_id, total from place_order(%1, "
                               "'Siti Aminah', '0812-3456-7890', 'Jl. Melati 3', 'Bandung', 'Jawa Barat')")
                    .arg(session))
            .first();
    if (placed.size() < 4)
        qFatal("place_order failed: %s", qUtf8Printable(m_session.lastMessage()));
    const ChaosOrder order{.id = placed[0].toLongLong(),
                           .number = placed[1],
                           .payment = placed[2],
                           .total = placed[3].toLongLong()};
    (void)m_environment.sandbox().createTransaction(
        {.orderId = order.payment,
         .amount = order.total,
         .type = type,
         .status = status,
         .more = {{QStringLiteral("transaction_id"), QStringLiteral("tx-") + order.payment}}});
    return order;
}

void ChaosShop::recordPaid(const ChaosOrder &order, const QString &type)
{
    ask(QStringLiteral("select record_payment('%1', 'PAID', 'tx-%1', '%2', gross_amount => %3)")
            .arg(order.payment, type)
            .arg(order.total));
}

void ChaosShop::process(const ChaosOrder &order)
{
    ask(QStringLiteral("select mark_processing('%1')").arg(order.number));
}

void ChaosShop::book(ChaosOrder &order, const QString &stage)
{
    order.parcel = QStringLiteral("KOM-") + order.number;
    const auto parcel = m_environment.sandbox().createParcel(stage, QStringLiteral("JNE"),
                                                             {{QStringLiteral("order_no"), order.parcel}});
    const QString waybill = parcel.awb.isEmpty() ? QStringLiteral("null") : u'\'' + parcel.awb + u'\'';
    ask(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', '%2', %3)")
            .arg(order.number, order.parcel, waybill));
}

QString ChaosShop::statusOf(const ChaosOrder &order)
{
    return ask(QStringLiteral("select status from order_state('%1')").arg(order.number));
}

} // namespace meja
