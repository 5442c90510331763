#include "postgresrecordsource.h"
#include "connection.h"
#include "listfixture.h"
#include "resourcecatalogue.h"
#include "searchquery.h"
#include "threadguard.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <thread>

using namespace meja;

namespace {

constexpr int orders = 25'000;

ListQuery allOrders()
{
    return {.resource = QStringLiteral("orders")};
}

ListQuery ordersWith(const QString &search)
{
    ListQuery query = allOrders();
    query.search = search;
    query.terms = SearchQuery::parse(*findResource(query.resource), search, QDate(2026, 11, 22))->terms();
    return query;
}

template <class T>
Result<T> resultOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

/// While this object exists, no query of the orders table can end.
class LockedOrders
{
public:
    explicit LockedOrders(const ConnectionSettings &settings) : m_connection(settings)
    {
        const auto locked = m_connection.open().and_then([this] {
            return m_connection.runScript(
                QStringLiteral("begin; lock table orders in access exclusive mode"));
        });
        if (!locked)
            qFatal("%s", qPrintable(locked.error().detail));
    }

private:
    Connection m_connection;
};

} // namespace

/// Tests `PostgresRecordSource` on a real server.
class PostgresRecordSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void readsForwardAndBackward();
    void countsExactlyAndEstimates();
    void jumpsByStatisticsThenExactly();
    void jumpsWithinAFilteredList_data();
    void jumpsWithinAFilteredList();
    void jumpsWithoutStatistics();
    void readsOneRecord();
    void refusesInvalidQueries_data();
    void refusesInvalidQueries();
    void hidesPersonalColumnsFromStaff();
    void countsFacetsAndMonths();
    void suggestsByTitle();
    void cancelsTheOlderQueryOnTheServer();
    void runsTheNewestOfManyFastQueries();
    void readsAPageDuringManyCounts();
    void usesTheGivenConnection();
    void keepsOneSpareConnection();
    void runsAllQueriesOnOneAllowedConnection();
    void reconnectsAfterALostConnection();
    void reportsALostServer();
    void cancelsQueriesOnDestruction();
    void neverBlocksTheGuiThread(); // Must be last: after it this thread may not block.

private:
    Result<ResultSet> administer(const QString &sql);
    bool eventually(const QString &sql);

    ConnectionSettings m_settings;
    std::unique_ptr<PostgresRecordSource> m_source;
    std::unique_ptr<Connection> m_administrator;
};

void PostgresRecordSourceTest::initTestCase()
{
    m_settings = databaseWithOrders(orders);
    m_administrator = std::make_unique<Connection>(m_settings);
    QVERIFY(m_administrator->open());
    ConnectionSettings reading = m_settings;
    reading.applicationName = QStringLiteral("reading");
    m_source = std::make_unique<PostgresRecordSource>(reading, Role::Admin);
}

void PostgresRecordSourceTest::cleanupTestCase()
{
    std::thread([this] { m_source.reset(); }).join(); // The GUI thread is protected now and may not wait.
}

Result<ResultSet> PostgresRecordSourceTest::administer(const QString &sql)
{
    return m_administrator->run(sql);
}

bool PostgresRecordSourceTest::eventually(const QString &sql)
{
    return QTest::qWaitFor(
        [&] {
            const auto rows = administer(sql);
            return rows && rows->boolean(0, 0);
        },
        5000);
}

void PostgresRecordSourceTest::readsForwardAndBackward()
{
    const Lane lane = Lane::next();
    const auto first = resultOf(m_source->page(lane, {.query = allOrders(), .limit = 50}));
    QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
    QCOMPARE(first->records.size(), 50);
    QCOMPARE(first->records.first().key, orders);
    QVERIFY(first->hasMore && first->complete);
    const auto second = resultOf(
        m_source->page(lane, {.query = allOrders(), .from = first->records.last().cursor, .limit = 50}));
    QCOMPARE(second->records.first().key, orders - 50);
    const auto back = resultOf(m_source->page(lane, {.query = allOrders(),
                                                     .from = second->records.first().cursor,
                                                     .direction = PageRequest::Direction::Backward,
                                                     .limit = 50}));
    QVERIFY(!back->hasMore);
    QCOMPARE(back->records.first().key, first->records.first().key);
    QCOMPARE(back->records.last().key, first->records.last().key);
    const auto end = resultOf(m_source->page(
        lane, {.query = allOrders(), .direction = PageRequest::Direction::Backward, .limit = 3}));
    QCOMPARE(end->records.last().key, 1);
}

void PostgresRecordSourceTest::countsExactlyAndEstimates()
{
    const auto count = resultOf(m_source->count(Lane::next(), allOrders()));
    QVERIFY(count && count->exact);
    QCOMPARE(count->rows, orders);
    const auto estimate = resultOf(m_source->estimate(Lane::next(), allOrders()));
    QVERIFY(estimate && !estimate->exact);
    QVERIFY(qAbs(estimate->rows - orders) < orders / 10);
}

void PostgresRecordSourceTest::jumpsByStatisticsThenExactly()
{
    const Lane lane = Lane::next();
    const PageRequest request{.query = allOrders(), .limit = 10};
    const auto near = resultOf(m_source->jump(lane, request, 5000, orders));
    QVERIFY(near && near->exactPosition);
    QCOMPARE(near->page.records.first().key, orders - 5000);
    const auto first = resultOf(m_source->jump(lane, request, 20'000, orders));
    QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
    QVERIFY(qAbs(first->page.records.first().key - 5000) < orders / 20);
    QTRY_VERIFY(resultOf(m_source->jump(lane, request, 20'001, orders))->exactPosition);
    const auto exact = resultOf(m_source->jump(lane, request, 20'001, orders));
    QCOMPARE(exact->page.records.first().key, orders - 20'001);
}

void PostgresRecordSourceTest::jumpsWithinAFilteredList_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<qint64>("newest");
    QTest::newRow("newest rows") << QStringLiteral("10000001") << QString() << qint64(orders);
    QTest::newRow("oldest rows") << QString() << QStringLiteral("15000000") << qint64(15'000);
    QTest::newRow("rows in the middle")
        << QStringLiteral("5000001") << QStringLiteral("20000000") << qint64(20'000);
}

/// In this data the total grows with the time of the order, so the filter selects a range of the list's
/// order.
void PostgresRecordSourceTest::jumpsWithinAFilteredList()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(qint64, newest);
    PageRequest request{.query = allOrders(), .limit = 10};
    request.query.conditions = {
        {.column = QStringLiteral("total"), .kind = Condition::Kind::Between, .from = from, .to = to}};
    constexpr qint64 left = 15'000;
    constexpr qint64 position = 12'000;
    PostgresRecordSource source(m_settings, Role::Admin); // A new source has no key map.
    const auto jump = resultOf(source.jump(Lane::next(), request, position, left));
    QVERIFY2(jump, qPrintable(jump ? QString() : jump.error().detail));
    QVERIFY(!jump->exactPosition);
    QCOMPARE(jump->page.records.size(), 10);
    const qint64 key = jump->page.records.first().key;
    QVERIFY2(qAbs(key - (newest - position)) < left / 20, qPrintable(QString::number(key)));
}

void PostgresRecordSourceTest::jumpsWithoutStatistics()
{
    QVERIFY(administer(QStringLiteral("delete from pg_statistic where starelid = 'orders'::regclass")));
    PostgresRecordSource source(m_settings, Role::Admin);
    const auto jump =
        resultOf(source.jump(Lane::next(), {.query = allOrders(), .limit = 10}, 20'000, orders));
    QVERIFY(administer(QStringLiteral("analyze orders")));
    QVERIFY2(jump, qPrintable(jump ? QString() : jump.error().detail));
    QVERIFY(qAbs(jump->page.records.first().key - 5000) < orders / 20);
}

void PostgresRecordSourceTest::readsOneRecord()
{
    const auto record =
        resultOf(m_source->record(Lane::next(), QStringLiteral("orders"), 7,
                                  {QStringLiteral("customer_name"), QStringLiteral("total")}));
    QVERIFY2(record, qPrintable(record ? QString() : record.error().detail));
    QCOMPARE(record->values, (QStringList{QStringLiteral("Budi 8"), QStringLiteral("7000")}));
    QCOMPARE(record->linkKeys.first(), QStringLiteral("8"));
    const auto none = resultOf(m_source->record(Lane::next(), QStringLiteral("orders"), orders + 1, {}));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
}

void PostgresRecordSourceTest::refusesInvalidQueries_data()
{
    QTest::addColumn<ListQuery>("query");
    QTest::newRow("unknown list") << ListQuery{.resource = QStringLiteral("nothing")};
    ListQuery query = allOrders();
    query.search = QStringLiteral("budi");
    QTest::newRow("search that was not parsed") << query;
    query = allOrders();
    query.order = {{QStringLiteral("customer_name")}};
    QTest::newRow("sorted by a related column") << query;
    query = allOrders();
    query.conditions = {{.column = QStringLiteral("total"), .values = {QStringLiteral("1 or true")}}};
    QTest::newRow("number that is not a number") << query;
}

void PostgresRecordSourceTest::refusesInvalidQueries()
{
    QFETCH(ListQuery, query);
    const auto page = resultOf(m_source->page(Lane::next(), {.query = query}));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Invalid);
}

void PostgresRecordSourceTest::hidesPersonalColumnsFromStaff()
{
    PostgresRecordSource staff(m_settings, Role::Staff);
    const auto record = resultOf(
        staff.record(Lane::next(), QStringLiteral("orders"), 7, {QStringLiteral("recipient_phone")}));
    QVERIFY(record);
    QVERIFY(record->values.first().contains(QChar(0x2022)));
    const ListQuery query = ordersWith(QStringLiteral("recipient_phone:0812"));
    const auto page = resultOf(staff.page(Lane::next(), {.query = query}));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Forbidden);
}

void PostgresRecordSourceTest::countsFacetsAndMonths()
{
    const auto known = resultOf(m_source->facet(Lane::next(), allOrders(), QStringLiteral("status")));
    QVERIFY(known && !known->exact);
    QCOMPARE(known->counts.first().value, QStringLiteral("SELESAI"));
    const ListQuery few = ordersWith(QStringLiteral("\"Budi 7\""));
    const auto counted = resultOf(m_source->facet(Lane::next(), few, QStringLiteral("status")));
    QVERIFY(counted && counted->exact);
    QCOMPARE(counted->counts.first().rows, 250);
    const auto days = resultOf(m_source->histogram(Lane::next(), allOrders(), Granularity::Day));
    QVERIFY2(days, qPrintable(days ? QString() : days.error().detail));
    QVERIFY(days->exact);
    QCOMPARE(days->buckets.first().start, QDate(2026, 1, 1));
    QCOMPARE(days->buckets.first().rows, orders);
}

void PostgresRecordSourceTest::suggestsByTitle()
{
    const auto users =
        resultOf(m_source->suggest(Lane::next(), QStringLiteral("users"), QStringLiteral("udi 4")));
    QVERIFY2(users, qPrintable(users ? QString() : users.error().detail));
    QCOMPARE(users->size(), 11);
    QCOMPARE(users->first().title, QStringLiteral("Budi 4"));
    const auto found = resultOf(m_source->suggest(Lane::next(), QStringLiteral("orders"), QString()));
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QVERIFY(found->first().hint.startsWith(QStringLiteral("Budi ")));
}

void PostgresRecordSourceTest::cancelsTheOlderQueryOnTheServer()
{
    const LockedOrders lock(m_settings);
    const auto running =
        QStringLiteral("select count(*) %1 from pg_stat_activity where application_name = 'reading' "
                       "and state = 'active'");
    const Lane lane = Lane::next();
    const auto older = m_source->count(lane, allOrders());
    QVERIFY(eventually(running.arg(QLatin1String("= 1"))));
    const auto newer = m_source->count(lane, {.resource = QStringLiteral("users")});
    const auto result = resultOf(older);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QVERIFY(resultOf(newer));
    QVERIFY(eventually(running.arg(QLatin1String("= 0"))));
}

/// A cancellation may hit the reader's rollback too. The connection must still run the next query.
void PostgresRecordSourceTest::runsTheNewestOfManyFastQueries()
{
    const Lane lane = Lane::next();
    PageRequest request{.query = {.resource = QStringLiteral("orders")}};
    for (int round = 0; round < 150; ++round) {
        request.query.conditions = {
            {.column = QStringLiteral("status"),
             .values = {round % 2 ? QStringLiteral("SELESAI") : QStringLiteral("DIBAYAR")}}};
        auto older = m_source->page(lane, request);
        QThread::usleep(static_cast<unsigned long>(round % 40) * 50);
        auto newest = m_source->page(lane, request);
        newest.waitForFinished();
        QVERIFY2(newest.result(), qPrintable(newest.result() ? QString() : newest.result().error().detail));
        older.waitForFinished();
        QVERIFY(older.result() || older.result().error().kind == ErrorKind::Cancelled);
    }
    QVERIFY(eventually(
        QStringLiteral("select count(*) = 0 from pg_stat_activity "
                       "where application_name = 'reading' and state like 'idle in transaction%'")));
}

void PostgresRecordSourceTest::readsAPageDuringManyCounts()
{
    const LockedOrders lock(m_settings);
    PostgresRecordSource source(m_settings, Role::Admin);
    QList<QFuture<Result<Count>>> counts;
    for (int i = 0; i < 6; ++i)
        counts.append(source.count(Lane::next(), allOrders()));
    QVERIFY(eventually(QStringLiteral("select count(*) = 2 from pg_locks where not granted")));
    for (int i = 0; i < 3; ++i) {
        const auto stores = source.page(Lane::next(), {.query = {.resource = QStringLiteral("stores")}});
        QTRY_VERIFY(stores.isFinished());
        QVERIFY(stores.result());
    }
}

void PostgresRecordSourceTest::usesTheGivenConnection()
{
    ConnectionSettings handing = m_settings;
    handing.applicationName = QStringLiteral("handed");
    auto connection = std::make_unique<Connection>(handing);
    QVERIFY(connection->open());
    connection->release();
    // With several readers, another one might run the query on its own connection.
    PostgresRecordSource source(
        m_settings, Role::Admin,
        PostgresRecordSource::Options{.threads = 1, .connection = std::move(connection)});
    QVERIFY(resultOf(source.page(Lane::next(), {.query = allOrders(), .limit = 5})));
    const auto busy = administer(QStringLiteral("select query from pg_stat_activity where application_name = "
                                                "'handed'"));
    QVERIFY(busy);
    QCOMPARE(busy->rowCount(), 1);
    QVERIFY2(busy->text(0, 0).contains(QLatin1String("orders")), qPrintable(busy->text(0, 0)));
}

void PostgresRecordSourceTest::keepsOneSpareConnection()
{
    ConnectionSettings counted = m_settings;
    counted.applicationName = QStringLiteral("counted");
    const QString number =
        QStringLiteral("select count(*) from pg_stat_activity where application_name = 'counted'");
    PostgresRecordSource source(counted, Role::Admin);
    const PageRequest request{.query = allOrders(), .limit = 5};
    QVERIFY(resultOf(source.page(Lane::next(), request)));
    QTRY_COMPARE_WITH_TIMEOUT(administer(number)->integer(0, 0), 2, 30'000);
    const LockedOrders locked(m_settings);
    const auto one = source.page(Lane::next(), request);
    const auto other = source.page(Lane::next(), request);
    QTRY_COMPARE_WITH_TIMEOUT(administer(number)->integer(0, 0), 3, 30'000);
}

void PostgresRecordSourceTest::runsAllQueriesOnOneAllowedConnection()
{
    QVERIFY(administer(QStringLiteral("create role scarce login connection limit 1 in role meja_admin")));
    ConnectionSettings scarce = m_settings;
    scarce.user = QStringLiteral("scarce");
    PostgresRecordSource source(scarce, Role::Admin);
    QSignalSpy lost(&source.monitor(), &ConnectionMonitor::connectionLost);
    const PageRequest request{.query = allOrders(), .limit = 5};
    QVERIFY(resultOf(source.page(Lane::next(), request)));
    PageRequest ahead = request;
    ahead.isPrefetch = true;
    const auto next = source.page(Lane::next(), ahead);
    const auto count = source.count(Lane::next(), allOrders());
    const auto facet = source.facet(Lane::next(), allOrders(), QStringLiteral("status"));
    QTRY_VERIFY_WITH_TIMEOUT(next.isFinished() && count.isFinished() && facet.isFinished(), 20'000);
    QVERIFY(next.result() && count.result() && facet.result());
    QCOMPARE(lost.size(), 0);
}

void PostgresRecordSourceTest::reconnectsAfterALostConnection()
{
    QVERIFY(administer(QStringLiteral(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reading'")));
    for (int i = 0; i < 8; ++i)
        QVERIFY(resultOf(m_source->page(Lane::next(), {.query = allOrders(), .limit = 1})));
}

void PostgresRecordSourceTest::reportsALostServer()
{
    QVERIFY(administer(QStringLiteral("create role visitor login superuser")));
    ConnectionSettings settings = m_settings;
    settings.user = QStringLiteral("visitor");
    settings.applicationName = QStringLiteral("visiting");
    PostgresRecordSource source(settings, Role::Admin, {.threads = 1});
    QSignalSpy lost(&source.monitor(), &ConnectionMonitor::connectionLost);
    QSignalSpy restored(&source.monitor(), &ConnectionMonitor::connectionRestored);
    QVERIFY(resultOf(source.page(Lane::next(), {.query = allOrders(), .limit = 1})));
    QVERIFY(administer(QStringLiteral("alter role visitor nologin")));
    QVERIFY(administer(QStringLiteral(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'visiting'")));
    QVERIFY(!resultOf(source.page(Lane::next(), {.query = allOrders(), .limit = 1})));
    QVERIFY(QTest::qWaitFor([&] { return lost.size() == 1; }));
    QVERIFY(administer(QStringLiteral("alter role visitor login")));
    QVERIFY(QTest::qWaitFor([&] { return restored.size() == 1; }, 10'000));
    QVERIFY(resultOf(source.page(Lane::next(), {.query = allOrders(), .limit = 1})));
    QCOMPARE(lost.size(), 1);
}

void PostgresRecordSourceTest::cancelsQueriesOnDestruction()
{
    const LockedOrders lock(m_settings);
    QList<QFuture<Result<Count>>> futures;
    {
        PostgresRecordSource source(m_settings, Role::Admin);
        for (int i = 0; i < 10; ++i)
            futures.append(source.count(Lane::next(), allOrders()));
    }
    for (const auto &future : futures)
        QCOMPARE(resultOf(future).error().kind, ErrorKind::Cancelled);
}

void PostgresRecordSourceTest::neverBlocksTheGuiThread()
{
    const LockedOrders lock(m_settings);
    setGuiThread();
    const Lane lane = Lane::next();
    const auto waiting = m_source->page(lane, {.query = allOrders(), .limit = 1});
    QVERIFY(!waiting.isFinished());
    m_source->cancel(lane);
    QTRY_VERIFY(waiting.isFinished());
    QCOMPARE(waiting.result().error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(PostgresRecordSourceTest)
#include "postgresrecordsourcetest.moc"
