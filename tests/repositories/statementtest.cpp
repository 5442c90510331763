#include "statement.h"
#include "connection.h"
#include "statementfailure.h"

#include <QTest>

using namespace meja;

class StatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersThePlaceholders_data();
    void numbersThePlaceholders();
    void bindsTextUnchanged();
    void listsUnboundPlaceholders();
    void quotesTheElementsOfAnArray();
    void failsWithACodeWhenNotConnected();
    void dropsHintAndContextFromAMessage();
};

void StatementTest::numbersThePlaceholders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("no placeholder") << QStringLiteral("select 1") << QByteArray("select 1");
    QTest::newRow("same placeholder twice") << QStringLiteral(":a, :b, :a") << QByteArray("$1, $2, $1");
    QTest::newRow("cast") << QStringLiteral(":a::text") << QByteArray("$1::text");
    QTest::newRow("quoted text") << QStringLiteral("':a' \":b\" :c") << QByteArray("':a' \":b\" $1");
    QTest::newRow("doubled quote") << QStringLiteral("'it''s :a' :b") << QByteArray("'it''s :a' $1");
    QTest::newRow("comment") << QStringLiteral("-- :a\n:b /* :c */") << QByteArray("-- :a\n$1 /* :c */");
    QTest::newRow("dollar quote") << QStringLiteral("$$ :a $$ :b") << QByteArray("$$ :a $$ $1");
}

void StatementTest::numbersThePlaceholders()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, sql);
    QCOMPARE(Statement(text).sql(), sql);
}

void StatementTest::bindsTextUnchanged()
{
    Statement statement(QStringLiteral("select :text, :empty, :nothing"));
    statement.bind(QStringLiteral("text"), QStringLiteral("'; drop table orders --"))
        .bind(QStringLiteral("empty"), QStringLiteral(""))
        .bindNull(QStringLiteral("nothing"));
    QCOMPARE(statement.values()[0], QByteArray("'; drop table orders --"));
    QVERIFY(!statement.values()[1].isNull());
    QVERIFY(statement.values()[2].isNull());
}

void StatementTest::listsUnboundPlaceholders()
{
    Statement statement(QStringLiteral("select :a, :b"));
    statement.bind(QStringLiteral("a"), qint64(1));
    QCOMPARE(statement.unbound(), QStringList{QStringLiteral("b")});
}

void StatementTest::quotesTheElementsOfAnArray()
{
    Statement statement(QStringLiteral("select :list"));
    statement.bind(QStringLiteral("list"), QStringList{QStringLiteral("a\"b"), QStringLiteral("c\\d, e")});
    QCOMPARE(statement.values().first(), QByteArray("{\"a\\\"b\",\"c\\\\d, e\"}"));
}

void StatementTest::failsWithACodeWhenNotConnected()
{
    Connection connection{ConnectionSettings{}};
    const auto one = connection.run(QStringLiteral("select 1"));
    QVERIFY(!one);
    QCOMPARE(one.error(), notConnectedFailure());
    QCOMPARE(one.error().kind, ErrorKind::Unavailable);
    QCOMPARE(one.error().code, QStringLiteral("not-connected"));
    QCOMPARE(connection.runAll({Statement(QStringLiteral("select 1"))}).error(), notConnectedFailure());
    QCOMPARE(connection.runScript(QStringLiteral("select 1")).error(), notConnectedFailure());
}

void StatementTest::dropsHintAndContextFromAMessage()
{
    const auto message = [](const char *detail) {
        return messageOnly({ErrorKind::NotFound, QString::fromLatin1(detail), QStringLiteral("P0002")});
    };
    QCOMPARE(message("no account nina | PL/pgSQL function disable_staff(text) line 9 at RAISE"),
             QStringLiteral("no account nina"));
    QCOMPARE(message("a hint | use role | a context"), QStringLiteral("a hint"));
    QCOMPARE(message("only a message"), QStringLiteral("only a message"));
    QCOMPARE(message(""), QString());
}

QTEST_GUILESS_MAIN(StatementTest)
#include "statementtest.moc"
