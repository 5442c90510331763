#include "shopfixture.h"

#include "privatecluster.h"
#include "staffaccounts.h"

#include <QDateTime>

namespace meja {

using namespace std::chrono_literals;

namespace {

/// The partners' times have whole seconds.
Instant wholeSecond(Instant at)
{
    return {(at.milliseconds + 999) / 1000 * 1000};
}

QString rfc3339(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.milliseconds, Qt::OffsetFromUTC, 0).toString(Qt::ISODate);
}

void requireSuccess(const QString &result, const QString &what)
{
    if (result.startsWith(QLatin1String("error")))
        qFatal("%s: %s", qPrintable(what), qPrintable(result));
}

} // namespace

ShopFixture::ShopFixture()
{
    m_databaseName = PrivateCluster::shared().createMigratedDatabase();
    m_sql = std::make_unique<SqlSession>(m_databaseName);
    fillShop(*m_sql);
    requireSuccess(m_sql->script(QStringLiteral(
                       "set meja.actor_kind = 'system'; set meja.actor = 'test';"
                       "insert into products (store_id, sku, name, category, price, weight_grams,"
                       "  opening_stock, stock)"
                       "  values (1, 'GULA', 'Gula', 'Makanan', 85000, 500, 9000, 9000)")),
                   QStringLiteral("adding a product: ") + m_sql->lastMessage());
    m_connections = std::make_unique<ThreadConnections>(
        PrivateCluster::shared().settings(m_databaseName, QStringLiteral("meja_service")));
    m_database = std::make_unique<PostgresDatabase>(*m_connections);
    m_log = std::make_unique<PostgresGatewayCalls>(*m_connections);
    makeStaff();
}

void ShopFixture::makeStaff()
{
    const auto connection = m_connections->open();
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    StaffAccounts accounts(**connection, Actor::system());
    for (const auto &[login, role] :
         {std::pair("fault_staff", Role::Staff), std::pair("fault_admin", Role::Admin),
          std::pair("fault_other_admin", Role::Admin)}) {
        const auto added = accounts.add({QString::fromLatin1(login), QString::fromLatin1(login), role},
                                        QStringLiteral("Rahasia-12345"));
        if (!added)
            qFatal("%s: %s", login, qPrintable(added.error().detail));
    }
}

PartnerGateways::Settings ShopFixture::partners() const
{
    QUrl tracking = m_sandbox.trackingUrl();
    tracking.setPath(QStringLiteral("/api/v1"));
    return {.midtrans = {m_sandbox.midtransUrl(), SandboxProcess::midtransKey},
            .komerce = {.delivery = {m_sandbox.deliveryUrl(), SandboxProcess::deliveryKey},
                        .tracking = {tracking, SandboxProcess::trackingKey}},
            .limits = m_limits};
}

void ShopFixture::begin(bool isTimeoutShort)
{
    requireSuccess(m_sql->script(QStringLiteral("delete from meja.jobs")), QStringLiteral("dropping jobs"));
    // The sandbox derives ids from the time in seconds, and the database keeps all of them, so start times
    // must differ.
    m_clock.set(wholeSecond(Instant{QDateTime::currentMSecsSinceEpoch()} + m_starts * 10s));
    const auto reset = m_sandbox.call(
        "POST", QStringLiteral("reset"),
        {{QStringLiteral("start"), rfc3339(m_clock.now())}, {QStringLiteral("seed"), ++m_starts}});
    if (reset.value(QStringLiteral("http")).toInt() != 200)
        qFatal("resetting the sandbox failed");
    m_sandbox.changeMidtrans({{QStringLiteral("refund_confirm_seconds"), 30}});
    m_limits = {.connectTimeout = isTimeoutShort ? Duration(500ms) : Duration(10s),
                .totalTimeout = isTimeoutShort ? Duration(500ms) : Duration(20s)};
    restartServices();
}

void ShopFixture::restartServices()
{
    m_services = std::make_unique<ServiceInstance>(*m_database, *m_log, partners(), m_clock);
}

// Actions of customers, storefront and couriers
// --------------------------------------------------------------

FixtureOrder ShopFixture::placeOrder(const QString &payWithin)
{
    const QString sql =
        QStringLiteral(
            "select set_cart_item(1, 4, 2); select open_checkout_session(1, 'JNE', 'REG', 15000);"
            "select place_order((select max(id) from checkout_sessions where user_id = 1), 'Siti Aminah',"
            "  '0812-3456-7890', 'Jl. Melati 3', 'Bandung', 'Jawa Barat', pay_within => '%1')")
            .arg(payWithin);
    requireSuccess(m_sql->script(sql), QStringLiteral("placing an order"));
    const QStringList row =
        m_sql
            ->rows(QStringLiteral("select o.id, o.number, o.total, p.id, p.midtrans_order_id"
                                  "  from orders as o join payments as p on p.order_id = o.id"
                                  " order by o.id desc limit 1"))
            .constFirst();
    return {.id = OrderId{row[0].toLongLong()},
            .number = row[1],
            .total = row[2].toLongLong(),
            .payment = PaymentId{row[3].toLongLong()},
            .midtransId = row[4],
            .transactionId = {},
            .parcel = {}};
}

void ShopFixture::choose(FixtureOrder &order, const QString &type, const QString &status,
                         const QJsonObject &more)
{
    order.transactionId = m_sandbox.createTransaction(
        {.orderId = order.midtransId,
         .amount = order.total,
         .type = type,
         .status = status,
         .bank = type == QLatin1String("bank_transfer") ? QStringLiteral("bca") : QString(),
         .more = more});
}

void ShopFixture::pay(FixtureOrder &order, const QString &type, const QString &status,
                      const QJsonObject &more)
{
    choose(order, type, status, more);
    schedule(JobKind::CheckPayment, order.payment.value, order);
    work(0s);
}

void ShopFixture::book(FixtureOrder &order, const QString &stage)
{
    const auto parcel = m_sandbox.createParcel(stage);
    order.parcel = parcel.orderNo;
    requireSuccess(
        m_sql->ask(QStringLiteral("select record_shipment('%1', 'jne', 'REG', '%2', nullif('%3', ''))")
                       .arg(order.number, parcel.orderNo, parcel.awb)),
        QStringLiteral("booking a parcel"));
}

void ShopFixture::bookElsewhere(FixtureOrder &order, const QString &waybill)
{
    m_sandbox.createParcel(QStringLiteral("created"), QStringLiteral("JNE"),
                           {{QStringLiteral("order"), false},
                            {QStringLiteral("awb"), waybill},
                            {QStringLiteral("receiver_phone"), QStringLiteral("6281234567890")}});
    requireSuccess(m_sql->ask(QStringLiteral("select record_shipment('%1', 'jne', 'REG', waybill => '%2')")
                                  .arg(order.number, waybill)),
                   QStringLiteral("booking a parcel elsewhere"));
}

// Actions of staff -------------------------------------------------------------------------------

Result<Cancellation> ShopFixture::cancel(const FixtureOrder &order, const QString &key)
{
    return m_services->cancellations.request(
        {order.id, QStringLiteral("Stok habis"), order.number + QLatin1Char('-') + key, staff()});
}

void ShopFixture::approveRefunds(const FixtureOrder &order)
{
    const auto requested = m_sql->rows(
        QStringLiteral("select id from refunds where order_id = %1 and state = 'REQUESTED' order by id")
            .arg(order.id.value));
    for (const QStringList &row : requested) {
        const auto approved = m_services->refunds.approve(RefundId{row[0].toLongLong()}, admin());
        if (!approved)
            qFatal("approving refund %s: %s", qPrintable(row[0]), qPrintable(approved.error().detail));
    }
}

void ShopFixture::schedule(JobKind kind, qint64 subject, const FixtureOrder &order)
{
    const auto scheduled = m_services->transactions.run(Actor::system(), [&](Records &records) {
        return records.jobs().schedule({kind, subject, order.id, m_clock.now()});
    });
    if (!scheduled)
        qFatal("scheduling: %s", qPrintable(scheduled.error().detail));
}

// Time ---------------------------------------------------------------------------------------------

std::optional<Instant> ShopFixture::nextDue()
{
    const QString due =
        m_sql->ask(QStringLiteral("select meja.instant(min(coalesce(leased_until, due_at))) from jobs"
                                  " where state in ('waiting', 'running')"));
    return due == QLatin1String("null") ? std::nullopt : std::optional(Instant{due.toLongLong()});
}

void ShopFixture::letPass(Duration time)
{
    m_clock.advance(time);
    m_sandbox.advance(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

void ShopFixture::work(Duration within)
{
    const Instant until = m_clock.now() + within;
    for (;;) {
        while (m_services->workOnce()) {
        }
        const auto due = nextDue();
        if (!due || *due > until)
            break;
        letPass(wholeSecond({std::max(due->milliseconds, m_clock.now().milliseconds + 1)}) - m_clock.now());
    }
    if (m_clock.now() < until)
        letPass(until - m_clock.now());
}

// Final state --------------------------------------------------------------------------------------

QString ShopFixture::ask(const QString &sql, qint64 id)
{
    return m_sql->ask(sql.arg(id));
}

QString ShopFixture::atPartners(const FixtureOrder &order) const
{
    QStringList effects;
    const auto refunds = m_sandbox.effects(QStringLiteral("refund"), order.midtransId);
    if (!refunds.isEmpty())
        effects.append(QStringLiteral("refund ×%1, total %2")
                           .arg(refunds.size())
                           .arg(m_sandbox.sum(QStringLiteral("refund"), order.midtransId)));
    for (const char *kind : {"cancel", "expire"}) {
        const auto count = m_sandbox.effects(QString::fromLatin1(kind), order.midtransId).size();
        if (count > 0)
            effects.append(QStringLiteral("payment %1 ×%2").arg(QString::fromLatin1(kind)).arg(count));
    }
    if (!order.parcel.isEmpty()) {
        const auto cancelled = m_sandbox.effects(QStringLiteral("cancelled"), order.parcel).size();
        if (cancelled > 0)
            effects.append(QStringLiteral("parcel cancelled ×%1").arg(cancelled));
    }
    return effects.isEmpty() ? QStringLiteral("no effect at the partners")
                             : effects.join(QStringLiteral(", "));
}

QString ShopFixture::end(const FixtureOrder &order)
{
    const QString records = ask(
        QStringLiteral(
            "select concat_ws(', ', o.status, 'payment ' || o.payment_status,"
            "  (select string_agg('cancellation ' || step, ', ' order by id) from cancellations where "
            "order_id = o.id),"
            "  (select string_agg('refund ' || state, ', ' order by id) from refunds where order_id = o.id),"
            "  (select string_agg('parcel ' || status, ', ' order by id) from shipments where order_id = "
            "o.id),"
            "  (select 'stock restored' from stock_movements as m join order_items as i on i.id = "
            "m.order_item_id"
            "    where i.order_id = o.id and m.kind in ('cancel', 'expiry') limit 1),"
            "  (select 'attention: ' || string_agg(kind, ' ' order by id) from attention_items"
            "    where order_id = o.id and resolved_at is null))"
            "  from orders as o where o.id = %1"),
        order.id.value);
    return records + QStringLiteral("; ") + atPartners(order);
}

QString ShopFixture::violatedInvariant(const FixtureOrder &order)
{
    const qint64 id = order.id.value;
    QHash<QString, int> refundsByKey;
    for (const auto &effect : m_sandbox.effects(QStringLiteral("refund"), order.midtransId)) {
        if (++refundsByKey[effect.toObject().value(QStringLiteral("key")).toString()] > 1)
            return QStringLiteral("two refunds with one key");
    }
    if (m_sandbox.sum(QStringLiteral("refund"), order.midtransId) > order.total)
        return QStringLiteral("more was refunded than paid");
    if (ask(QStringLiteral(
                "select count(*) from (select 1 from stock_movements as m join order_items as i"
                " on i.id = m.order_item_id where i.order_id = %1 and m.kind in ('cancel', 'expiry')"
                " group by i.id having count(*) > 1) as twice"),
            id) != QLatin1String("0"))
        return QStringLiteral("stock was restored twice");
    if (m_sql->ask(QStringLiteral(
            "select count(*) from products as p where stock <> opening_stock +"
            " (select coalesce(sum(quantity), 0) from stock_movements where product_id = p.id)")) !=
        QLatin1String("0"))
        return QStringLiteral("the stock differs from the sum of its movements");
    if (ask(QStringLiteral("select count(*) from gateway_calls where order_id = %1 and outcome = 'running'"),
            id) != QLatin1String("0"))
        return QStringLiteral("a call log entry was not completed");
    const QString confirmed =
        ask(QStringLiteral("select coalesce(sum(amount), 0) from refunds where order_id = %1"
                           " and state = 'SUCCEEDED' and method = 'GATEWAY'"),
            id);
    if (confirmed.toLongLong() > m_sandbox.sum(QStringLiteral("refund"), order.midtransId))
        return QStringLiteral("a refund is recorded as succeeded but does not exist at Midtrans");
    return {};
}

} // namespace meja
