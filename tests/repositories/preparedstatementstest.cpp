#include "connection.h"
#include "privatecluster.h"

#include <QTest>

using namespace meja;

/// Tests prepared fixed statements, and what a connection does when one is missing on the server.
class PreparedStatementsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void preparesAFixedStatementOnce();
    void preparesNothingBehindAPooler();
    void preparesAStatementOncePerPipeline();
    void preparesAgainAfterAFailedPipeline();
    void rejectsAnUnboundPlaceholder();
    void closesWhenTheStatementIsUnknown();
    void closesWhenAnotherClientPreparedIt();
    void staysOpenWithoutPreparedStatements();
    void closesWhenTheResultColumnsChanged();

private:
    std::unique_ptr<Connection> connect(bool preparesFixedStatements)
    {
        ConnectionSettings settings = PrivateCluster::shared().settings(m_database);
        settings.preparesFixedStatements = preparesFixedStatements;
        auto connection = std::make_unique<Connection>(settings);
        if (const auto opened = connection->open(); !opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return connection;
    }
    static Statement doubled(qint64 number)
    {
        Statement statement = Statement::fixed(QStringLiteral("select :number::bigint * 2"));
        statement.bind(QStringLiteral("number"), number);
        return statement;
    }
    static qint64 preparedCount(Connection &connection)
    {
        return connection.run(QStringLiteral("select count(*) from pg_prepared_statements"))->integer(0, 0);
    }

    QString m_database;
};

void PreparedStatementsTest::initTestCase()
{
    m_database = PrivateCluster::shared().createDatabase();
}

void PreparedStatementsTest::preparesAFixedStatementOnce()
{
    const auto connection = connect(true);
    for (qint64 number : {7, 8, 9})
        QCOMPARE(connection->run(doubled(number))->integer(0, 0), 2 * number);
    QCOMPARE(preparedCount(*connection), 1);
    QCOMPARE(connection->run(Statement(QStringLiteral("select 1")))->integer(0, 0), 1);
    QCOMPARE(preparedCount(*connection), 1);
}

void PreparedStatementsTest::preparesNothingBehindAPooler()
{
    const auto connection = connect(false);
    QCOMPARE(connection->run(doubled(7))->integer(0, 0), 14);
    QCOMPARE(connection->runAll({doubled(1), doubled(2)})->size(), 2);
    QCOMPARE(preparedCount(*connection), 0);
}

void PreparedStatementsTest::preparesAStatementOncePerPipeline()
{
    const auto connection = connect(true);
    const auto results = connection->runAll(
        {Statement(QStringLiteral("begin")), doubled(3), doubled(4), Statement(QStringLiteral("commit"))});
    QVERIFY2(results, results ? "" : qPrintable(results.error().detail));
    QCOMPARE(results->size(), 4);
    QCOMPARE(results->at(1).integer(0, 0), 6);
    QCOMPARE(results->at(2).integer(0, 0), 8);
    QCOMPARE(preparedCount(*connection), 1);
}

void PreparedStatementsTest::preparesAgainAfterAFailedPipeline()
{
    const auto connection = connect(true);
    const auto failed = connection->runAll({Statement(QStringLiteral("select 1 / 0")), doubled(3)});
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, QStringLiteral("22012"));
    QVERIFY(connection->isOpen());
    QCOMPARE(preparedCount(*connection), 0);
    QCOMPARE(connection->run(doubled(3))->integer(0, 0), 6);
}

void PreparedStatementsTest::rejectsAnUnboundPlaceholder()
{
    const auto connection = connect(true);
    const auto refused = connection->run(Statement::fixed(QStringLiteral("select :number::bigint")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, QStringLiteral("no value for :number"));
    QVERIFY(connection->isOpen());
}

void PreparedStatementsTest::closesWhenTheStatementIsUnknown()
{
    const auto connection = connect(true);
    QVERIFY(connection->run(doubled(7)));
    QVERIFY(connection->runScript(QStringLiteral("deallocate all")));
    const auto lost = connection->run(doubled(7));
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ErrorKind::Unavailable);
    QVERIFY(!connection->isOpen());
    QVERIFY(connection->open());
    QCOMPARE(connection->run(doubled(7))->integer(0, 0), 14);
}

void PreparedStatementsTest::closesWhenAnotherClientPreparedIt()
{
    // As behind a pooler: our session already contains the statement, prepared by another client.
    const auto other = connect(true);
    QVERIFY(other->run(doubled(7)));
    const QString name =
        other->run(QStringLiteral("select name from pg_prepared_statements where statement like '%* 2'"))
            ->text(0, 0);
    QVERIFY(name.startsWith(QLatin1String("meja_")));
    const auto connection = connect(true);
    QVERIFY(connection->runScript(QStringLiteral("prepare %1 as select $1::bigint * 2").arg(name)));
    const auto refused = connection->run(doubled(7));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("42P05"));
    QVERIFY(!connection->isOpen());
}

void PreparedStatementsTest::staysOpenWithoutPreparedStatements()
{
    const auto connection = connect(false);
    const auto refused = connection->runAll({Statement(QStringLiteral("deallocate never_prepared"))});
    QCOMPARE(refused.error().code, QStringLiteral("26000"));
    QVERIFY(connection->isOpen());
}

void PreparedStatementsTest::closesWhenTheResultColumnsChanged()
{
    const auto connection = connect(true);
    QVERIFY(
        connection->runScript(QStringLiteral("create table cups (size int); insert into cups values (3)")));
    const Statement all = Statement::fixed(QStringLiteral("select * from cups"));
    QCOMPARE(connection->run(all)->text(0, 0), QStringLiteral("3"));
    QVERIFY(connection->runScript(QStringLiteral("alter table cups alter column size type text")));
    const auto outdated = connection->run(all);
    QVERIFY(!outdated);
    QCOMPARE(outdated.error().kind, ErrorKind::Unavailable);
    QVERIFY(!connection->isOpen());
    QVERIFY(connection->open());
    QCOMPARE(connection->run(all)->text(0, 0), QStringLiteral("3"));
}

QTEST_GUILESS_MAIN(PreparedStatementsTest)
#include "preparedstatementstest.moc"
