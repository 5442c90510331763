#include "shop.h"

#include "shopstatement.h"

#include <algorithm>

namespace meja {

namespace {

QString arrayOf(const QList<qint64> &numbers)
{
    QStringList words;
    for (const qint64 number : numbers)
        words.append(QString::number(number));
    return u'{' + words.join(u',') + u'}';
}

/// Whether the same step may be repeated on a new connection.
bool isRetryable(const Error &error)
{
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::OutcomeUnknown ||
           error.kind == ErrorKind::Cancelled;
}

} // namespace

Shop::Shop(ConnectionSettings settings, Fulfilment &fulfilment, quint32 seed, double ordersPerMinute,
           double speed, Report report)
    : m_connection(std::move(settings)),
      m_fulfilment(fulfilment),
      m_customers(seed),
      m_ordersPerMinute(ordersPerMinute),
      m_speed(speed),
      m_report(std::move(report))
{}

void Shop::runDueSteps(const QDateTime &now)
{
    if (!connect(now))
        return;
    while (!m_nextArrival.isValid() || m_nextArrival <= now)
        addCustomer(now);
    for (qsizetype i = 0; i < m_purchases.size();) {
        const bool isUnfinished = m_purchases[i].due > now || advance(m_purchases[i], now);
        if (!m_connection.isOpen())
            return;
        if (isUnfinished)
            ++i;
        else
            m_purchases.removeAt(i);
    }
}

QDateTime Shop::nextDue() const
{
    if (!m_connection.isOpen())
        return m_nextConnect;
    QDateTime next = m_nextArrival;
    for (const Purchase &purchase : m_purchases)
        next = std::min(next, purchase.due);
    return next;
}

bool Shop::connect(const QDateTime &now)
{
    if (m_connection.isOpen())
        return true;
    if (m_nextConnect.isValid() && m_nextConnect > now)
        return false;
    const auto ready = m_connection.open().and_then([this] { return readProducts(); });
    if (ready) {
        m_retryDelay = 1;
        return true;
    }
    m_report(
        QStringLiteral("no connection, retrying in %1 s: %2").arg(m_retryDelay).arg(ready.error().detail));
    m_connection.close();
    m_nextConnect = now.addSecs(m_retryDelay);
    m_retryDelay = std::min<qint64>(m_retryDelay * 2, 10);
    return false;
}

Result<> Shop::readProducts()
{
    m_productsOfStore.clear();
    m_stores.clear();
    const auto page = m_connection.run(shopStatement("products").bind(QStringLiteral("after"), qint64(0)));
    if (!page)
        return tl::unexpected(page.error());
    for (int row = 0; row < page->rowCount(); ++row) {
        if (page->integer(row, 2) > 0)
            m_productsOfStore[page->integer(row, 1)].append(page->integer(row, 0));
    }
    m_stores = m_productsOfStore.keys();
    std::sort(m_stores.begin(), m_stores.end());
    if (m_stores.isEmpty())
        return failure(ErrorKind::NotFound, QStringLiteral("no product is in stock"));
    return {};
}

void Shop::addCustomer(const QDateTime &now)
{
    const qint64 interval = std::max<qint64>(1, qRound64(60000 / m_ordersPerMinute));
    // After a lost connection, skip the customers that would have arrived in the meantime.
    m_nextArrival = m_nextArrival.isValid() && m_nextArrival.addMSecs(interval) > now
                        ? m_nextArrival.addMSecs(interval)
                        : now.addMSecs(interval);
    if (m_stores.isEmpty())
        return;
    Purchase purchase = m_customers.next();
    fillCart(purchase);
    purchase.due = now;
    m_purchases.append(purchase);
}

void Shop::fillCart(Purchase &purchase)
{
    const QList<qint64> products = m_productsOfStore.value(m_stores[m_customers.choose(m_stores.size())]);
    const int first = m_customers.choose(products.size());
    const qsizetype lines = std::min<qsizetype>(1 + m_customers.choose(4), products.size());
    for (qsizetype line = 0; line < lines; ++line) {
        purchase.products.append(products[(first + line) % products.size()]);
        purchase.quantities.append(m_customers.choose(4) == 0 ? 2 : 1);
    }
}

bool Shop::advance(Purchase &purchase, const QDateTime &now)
{
    const auto next = executeStep(purchase);
    if (!next && isRetryable(next.error())) {
        m_report(QStringLiteral("connection lost: %1").arg(next.error().detail));
        m_connection.close();
        return true;
    }
    if (!next) {
        m_report(QStringLiteral("gave up %1: %2").arg(purchase.orderNumber, next.error().detail));
        // A product may be sold out: reload the stock for the next customers.
        (void)readProducts();
        return false;
    }
    count(purchase.step);
    if (!*next)
        return false;
    purchase.step = **next;
    purchase.due = dueTimeOf(now, purchase.step);
    return true;
}

void Shop::count(Purchase::Step step)
{
    if (step == Purchase::Step::Deliver)
        ++m_delivered;
    else if (step == Purchase::Step::Expire)
        ++m_expired;
}

QDateTime Shop::dueTimeOf(const QDateTime &now, Purchase::Step step)
{
    // Milliseconds. The first steps are clicks of a customer; the later ones take longer, since the shop
    // packs and the courier delivers.
    const int maxDelay = step <= Purchase::Step::Place ? 1500
                         : step <= Purchase::Step::Pay ? 40'000
                                                       : 180'000;
    const auto delay = maxDelay / 4 + m_customers.choose(maxDelay);
    return now.addMSecs(qRound64(double(delay) / m_speed));
}

Result<std::optional<Purchase::Step>> Shop::executeStep(Purchase &purchase)
{
    using Step = Purchase::Step;
    if (purchase.step > Step::Place)
        return m_fulfilment.execute(purchase, m_connection);
    return executeCheckoutStep(purchase).map(
        [&] { return std::optional(static_cast<Step>(static_cast<int>(purchase.step) + 1)); });
}

Result<> Shop::executeCheckoutStep(Purchase &purchase)
{
    const QString user = QStringLiteral("user");
    if (purchase.step == Purchase::Step::Register)
        return number(shopStatement("register")
                          .bind(QStringLiteral("name"), purchase.customer.name)
                          .bind(QStringLiteral("email"), purchase.customer.email)
                          .bind(QStringLiteral("phone"), purchase.customer.phone)
                          .bind(QStringLiteral("address"), purchase.customer.address)
                          .bind(QStringLiteral("city"), purchase.customer.city)
                          .bind(QStringLiteral("province"), purchase.customer.province))
            .map([&](qint64 id) { purchase.userId = id; });
    if (purchase.step == Purchase::Step::FillCart)
        return run(shopStatement("clear_cart").bind(user, purchase.userId)).and_then([&] {
            return run(shopStatement("fill_cart")
                           .bind(user, purchase.userId)
                           .bind(QStringLiteral("products"), arrayOf(purchase.products))
                           .bind(QStringLiteral("quantities"), arrayOf(purchase.quantities)));
        });
    if (purchase.step == Purchase::Step::OpenSession)
        return number(shopStatement("open_session")
                          .bind(user, purchase.userId)
                          .bind(QStringLiteral("courier"), purchase.courier)
                          .bind(QStringLiteral("service"), purchase.service)
                          .bind(QStringLiteral("cost"), qint64(9000 + 1000 * purchase.products.size())))
            .map([&](qint64 id) { purchase.sessionId = id; });
    return placeOrder(purchase);
}

Result<> Shop::placeOrder(Purchase &purchase)
{
    const auto placed = m_connection.run(shopStatement("place")
                                             .bind(QStringLiteral("session"), purchase.sessionId)
                                             .bind(QStringLiteral("name"), purchase.customer.name)
                                             .bind(QStringLiteral("phone"), purchase.customer.phone)
                                             .bind(QStringLiteral("address"), purchase.customer.address)
                                             .bind(QStringLiteral("city"), purchase.customer.city)
                                             .bind(QStringLiteral("province"), purchase.customer.province));
    if (!placed)
        return tl::unexpected(placed.error());
    purchase.orderNumber = placed->text(0, 0);
    purchase.total = placed->integer(0, 1);
    purchase.midtransOrderId = placed->text(0, 2);
    m_report(QStringLiteral("placed %1 for Rp%2").arg(purchase.orderNumber).arg(purchase.total));
    return {};
}

Result<> Shop::run(const Statement &statement)
{
    return m_connection.run(statement).map([](const ResultSet &) {});
}

Result<qint64> Shop::number(const Statement &statement)
{
    return m_connection.run(statement).map([](const ResultSet &rows) { return rows.integer(0, 0); });
}

} // namespace meja
