#include "statement.h"

#include <QTest>

using meja::Statement;

/// Promises of `Statement`: what counts as a place, and what is sent for it.
class StatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersThePlaces_data();
    void numbersThePlaces();
    void bindsTextAsItIs();
    void tellsWhatWasForgotten();
    void quotesTheElementsOfAnArray();
};

void StatementTest::numbersThePlaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("none") << QStringLiteral("select 1") << QByteArray("select 1");
    QTest::newRow("same place twice") << QStringLiteral(":a, :b, :a") << QByteArray("$1, $2, $1");
    QTest::newRow("casts are no places") << QStringLiteral(":a::text") << QByteArray("$1::text");
    QTest::newRow("quoted text is no place")
        << QStringLiteral("':a' \":b\" :c") << QByteArray("':a' \":b\" $1");
    QTest::newRow("doubled quote") << QStringLiteral("'it''s :a' :b") << QByteArray("'it''s :a' $1");
    QTest::newRow("comment") << QStringLiteral("-- :a\n:b /* :c */") << QByteArray("-- :a\n$1 /* :c */");
    QTest::newRow("dollar quote") << QStringLiteral("$$ :a $$ :b") << QByteArray("$$ :a $$ $1");
}

void StatementTest::numbersThePlaces()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, sql);
    QCOMPARE(Statement(text).sql(), sql);
}

void StatementTest::bindsTextAsItIs()
{
    Statement statement(QStringLiteral("select :text, :empty, :nothing"));
    statement.bind(QStringLiteral("text"), QStringLiteral("'; drop table orders --"))
        .bind(QStringLiteral("empty"), QStringLiteral(""))
        .bindNull(QStringLiteral("nothing"));
    QCOMPARE(statement.values()[0], QByteArray("'; drop table orders --"));
    QVERIFY(!statement.values()[1].isNull());
    QVERIFY(statement.values()[2].isNull());
}

void StatementTest::tellsWhatWasForgotten()
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

QTEST_GUILESS_MAIN(StatementTest)
#include "statementtest.moc"
