#include "auditfixture.h"

#include "privatecluster.h"
#include "transaction.h"

namespace meja {

namespace {

void require(const Result<> &outcome, const QString &sql)
{
    if (!outcome)
        qFatal("%s\n%s", qPrintable(sql), qPrintable(outcome.error().detail));
}

} // namespace

const QString AuditFixture::guardsOff = QStringLiteral(
    "alter table audit_entries disable trigger all; alter table audit_seals disable trigger all");

AuditFixture::AuditFixture()
    : m_database(PrivateCluster::shared().createMigratedDatabase()), m_superuser(connect())
{
    change(QStringLiteral("insert into users (name, email, phone, address, password_hash) values"
                          " ('Budi', 'budi@contoh.id', '+6281234567890', 'Jl. Melati 5', 'scram-one');"
                          "insert into stores (name, slug, city, province) values ('Toko Sari', 'toko-sari', "
                          "'Bandung', 'Jawa Barat');"
                          "insert into products (store_id, sku, name, category, price, weight_grams, "
                          "opening_stock, stock) values"
                          " (1, 'K1', 'Kopi', 'Minuman', 50000, 250, 10, 10), (1, 'T1', 'Teh', 'Minuman', "
                          "20000, 100, 10, 10)"));
}

std::unique_ptr<Connection> AuditFixture::connect(const QString &login) const
{
    auto connection = std::make_unique<Connection>(settings(login));
    require(connection->open(), QStringLiteral("connect as %1").arg(login));
    return connection;
}

ConnectionSettings AuditFixture::settings(const QString &login) const
{
    return PrivateCluster::shared().settings(m_database, login);
}

void AuditFixture::change(Connection &connection, const QString &sql)
{
    Transaction transaction(connection, {QStringLiteral("staff"), QStringLiteral("sari"),
                                         QStringLiteral("asked by phone"), QStringLiteral("request-1")});
    require(connection.runScript(sql), sql);
    require(transaction.commit(), QStringLiteral("commit"));
}

void AuditFixture::changeTimes(int count)
{
    change(
        QStringLiteral("do $$ begin for i in 1..%1 loop update stores set phone = '+62812' || (100000 + i); "
                       "end loop; end $$")
            .arg(count));
}

void AuditFixture::tamper(const QString &sql)
{
    const QString script =
        QStringLiteral("begin; %1; %2; alter table audit_entries enable always trigger append_only;"
                       "alter table audit_seals enable always trigger append_only; commit")
            .arg(guardsOff, sql);
    require(m_superuser->runScript(script), sql);
}

QString AuditFixture::value(Connection &connection, const QString &sql)
{
    const auto rows = connection.run(sql);
    require(rows.map([](const ResultSet &) {}), sql);
    return rows->rowCount() > 0 ? rows->text(0, 0) : QString();
}

} // namespace meja
