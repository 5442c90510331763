#include "sqlsession.h"

#include "privatecluster.h"

#include <QHash>

namespace meja {

namespace {

void requireSuccess(const QString &result, const QString &what, const QString &message)
{
    if (result.startsWith(QLatin1String("error")))
        qFatal("%s: %s", qUtf8Printable(what), qUtf8Printable(message));
}

void update(SqlSession &session, const QString &number, const QString &status)
{
    const QString sql =
        QStringLiteral("update orders set status = '%1' where number = '%2'").arg(status, number);
    requireSuccess(session.ask(sql), sql, session.lastMessage());
}

} // namespace

SqlSession::SqlSession(const QString &database, const QString &login)
    : m_connection(PrivateCluster::shared().settings(database, login))
{
    if (const auto opened = m_connection.open(); !opened)
        qFatal("%s cannot connect: %s", qUtf8Printable(login), qUtf8Printable(opened.error().detail));
    (void)m_connection.runScript(QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test'"));
}

QString SqlSession::ask(const QString &sql)
{
    const auto all = rows(sql);
    return all.isEmpty() ? QString() : all.first().value(0);
}

QList<QStringList> SqlSession::rows(const QString &sql)
{
    const auto result = m_connection.run(sql);
    if (!result)
        return {{errorText(result.error())}};
    QList<QStringList> all;
    for (int row = 0; row < result->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < result->columnCount(); ++column)
            cells.append(result->isNull(row, column) ? QStringLiteral("null") : result->text(row, column));
        all.append(cells);
    }
    return all;
}

QString SqlSession::script(const QString &sql)
{
    const auto done = m_connection.runScript(sql);
    return done ? QString() : errorText(done.error());
}

QString SqlSession::errorText(const Error &error)
{
    m_lastMessage = error.detail;
    return QStringLiteral("error ") + error.code;
}

void fillShop(SqlSession &session)
{
    const QString sql = QStringLiteral(
        "insert into stores (name, slug, city, province)"
        "  values ('Toko Satu', 'toko-satu', 'Bandung', 'Jawa Barat'), ('Toko Dua', 'toko-dua', 'Solo', "
        "'Jawa "
        "Tengah');"
        "insert into products (store_id, sku, name, category, price, weight_grams, opening_stock, stock)"
        "  values (1, 'KOPI', 'Kopi', 'Minuman', 50000, 200, 10, 10), (1, 'TEH', 'Teh', 'Minuman', 20000, "
        "100, 5, "
        "5), (2, 'BATIK', 'Batik', 'Pakaian', 200000, 400, 3, 3);"
        "select register_customer('Siti Aminah', 'siti@example.com', '0812-3456-7890', 'Jl. Melati 3')");
    requireSuccess(session.script(sql), QStringLiteral("filling the shop"), session.lastMessage());
}

QString placeOrder(SqlSession &session, int product, int quantity)
{
    const QString sql =
        QStringLiteral(
            "select set_cart_item(1, %1, %2);"
            "select open_checkout_session(1, 'JNE', 'REG', 15000);"
            "select place_order((select max(id) from checkout_sessions where user_id = 1), 'Siti Aminah',"
            "  '0812-3456-7890', 'Jl. Melati 3', 'Bandung', 'Jawa Barat');"
            "set meja.actor_kind = 'system'; set meja.actor = 'test'")
            .arg(product)
            .arg(quantity);
    requireSuccess(session.script(sql), QStringLiteral("placing an order"), session.lastMessage());
    return session.ask(QStringLiteral("select number from orders order by id desc limit 1"));
}

void bringTo(SqlSession &session, const QString &number, const QString &status)
{
    static const QHash<QString, QStringList> ways{
        {QStringLiteral("MENUNGGU_PEMBAYARAN"), {}},
        {QStringLiteral("DIBAYAR"), {QStringLiteral("DIBAYAR")}},
        {QStringLiteral("DIPROSES"), {QStringLiteral("DIBAYAR"), QStringLiteral("DIPROSES")}},
        {QStringLiteral("DIKIRIM"), {QStringLiteral("DIBAYAR"), QStringLiteral("DIKIRIM")}},
        {QStringLiteral("SELESAI"),
         {QStringLiteral("DIBAYAR"), QStringLiteral("DIKIRIM"), QStringLiteral("SELESAI")}},
        {QStringLiteral("MENUNGGU_BATAL"), {QStringLiteral("MENUNGGU_BATAL")}},
        {QStringLiteral("DIBATALKAN"), {QStringLiteral("MENUNGGU_BATAL"), QStringLiteral("DIBATALKAN")}},
        {QStringLiteral("KEDALUWARSA"), {QStringLiteral("KEDALUWARSA")}},
    };
    for (const QString &step : ways.value(status))
        update(session, number, step);
}

} // namespace meja
