#include "migrator.h"
#include "privatecluster.h"
#include "sqlsession.h"

#include <QTest>

#include <memory>

using namespace meja;

/// What migration 0072 repairs in the database of an older version.
class TrackingMigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_session.reset(); }
    void closesItemsAboutLinesOfManifests();
    void completesOrdersWithADeliveredParcel();

private:
    void migrate(int below = 1000);

    std::unique_ptr<SqlSession> m_session;
};

void TrackingMigrationTest::migrate(int below)
{
    QList<Migration> migrations = Migration::all();
    migrations.removeIf([&](const Migration &migration) { return migration.version >= below; });
    const auto done = Migrator(m_session->connection(), migrations).migrate();
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
}

void TrackingMigrationTest::init()
{
    const QString database = PrivateCluster::shared().createDatabase();
    m_session = std::make_unique<SqlSession>(database);
    migrate(72);
    // The schema is in the search path of new sessions only.
    m_session = std::make_unique<SqlSession>(database);
    fillShop(*m_session);
}

void TrackingMigrationTest::closesItemsAboutLinesOfManifests()
{
    QCOMPARE(m_session->script(QStringLiteral(
                 "insert into attention_items (kind, subject_id, detail, raised_at, last_raised_at) values"
                 " ('unknown_tracking_word', 1, 'Manifest Serah', now() - interval '1 day', now()),"
                 " ('parcel_problem', 1, 'ON HOLD', now() - interval '1 day', now())")),
             QString());
    migrate();
    QCOMPARE(
        m_session->ask(QStringLiteral("select string_agg(kind || ' ' || coalesce(resolved_by, 'open'), ', '"
                                      " order by id) from attention_items")),
        QStringLiteral("unknown_tracking_word system, parcel_problem open"));
}

void TrackingMigrationTest::completesOrdersWithADeliveredParcel()
{
    const auto ship = [&](const char *status) {
        const QString number = placeOrder(*m_session);
        bringTo(*m_session, number, QStringLiteral("DIBAYAR"));
        const QString record =
            QStringLiteral("select record_shipment('%1', 'jne', 'REG', null, 'W-%1', '%2')");
        m_session->ask(record.arg(number, QString::fromLatin1(status)));
        return number;
    };
    const QString waiting = ship("PICKED_UP");
    ship("DELIVERED");
    // A storefront's calls complete their order; this is what tracking left.
    QCOMPARE(m_session->script(
                 QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test';"
                                "update shipments set status = 'DELIVERED' where status <> 'DELIVERED';"
                                "delete from jobs")),
             QString());
    migrate();
    QCOMPARE(
        m_session->ask(QStringLiteral("select string_agg(o.number || ' ' || j.kind || ' ' || j.state, ', ')"
                                      "  from jobs as j join shipments as s on s.id = j.subject_id"
                                      "  join orders as o on o.id = s.order_id")),
        waiting + QLatin1String(" track_shipment waiting"));
}

QTEST_GUILESS_MAIN(TrackingMigrationTest)
#include "trackingmigrationtest.moc"
