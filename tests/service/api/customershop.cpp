#include "customershop.h"

#include "requesttarget.h"

namespace meja {

namespace {

void require(SqlSession &shop, const QString &sql)
{
    if (!shop.script(sql + QStringLiteral("; set meja.actor_kind = 'system'; set meja.actor = 'test'"))
             .isEmpty())
        qFatal("%s", qPrintable(shop.lastMessage()));
}

} // namespace

qint64 addCustomer(SqlSession &shop, const QString &name)
{
    require(shop, QStringLiteral("select register_customer('%1', lower('%1') || '@example.com')").arg(name));
    return shop.ask(QStringLiteral("select max(id) from users")).toLongLong();
}

QString addOrder(SqlSession &shop, qint64 customer, const QString &mark, const QString &status, int product)
{
    require(shop,
            QStringLiteral(
                "select set_cart_item(%1, %3, 1); select open_checkout_session(%1, 'JNE', 'REG', 15000);"
                "select place_order((select max(id) from checkout_sessions where user_id = %1), '%2',"
                " '0812-3456-7890', 'Jl. %2', 'Bandung', 'Jawa Barat')")
                .arg(customer)
                .arg(mark)
                .arg(product));
    const QString number =
        shop.ask(QStringLiteral("select number from orders where user_id = %1 order by id desc limit 1")
                     .arg(customer));
    bringTo(shop, number, status);
    return number;
}

void archiveOrder(SqlSession &shop, const QString &number, const QString &by)
{
    require(shop, QStringLiteral(
                      "update orders set is_archived = true, archived_at = now(), archived_by_kind = '%2'"
                      " where number = '%1'")
                      .arg(number, by));
}

qint64 addComment(SqlSession &shop, const QString &number, const QString &text)
{
    return shop
        .ask(QStringLiteral("insert into comments (user_id, product_id, order_item_id, rating, body)"
                            " select user_id, product_id, id, 5, '%2' from order_items"
                            " where order_id = (select id from orders where number = '%1') returning id")
                 .arg(number, text))
        .toLongLong();
}

HttpRequest requestOf(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                      const QByteArray &key, const QByteArray &body)
{
    const auto parsed = parseTarget(target);
    if (!parsed)
        qFatal("invalid request target: %s", target.constData());
    HttpRequest request;
    request.method = method;
    request.path = parsed->path;
    request.segments = parsed->segments;
    request.query = parsed->query;
    request.items = parsed->items;
    request.body = body;
    request.id = QStringLiteral("request-of-a-test");
    if (!token.isEmpty())
        request.headers.add("Authorization", "Bearer " + token);
    if (!key.isEmpty())
        request.headers.add("Idempotency-Key", key);
    if (!body.isEmpty())
        request.headers.add("Content-Type", "application/json");
    return request;
}

} // namespace meja
