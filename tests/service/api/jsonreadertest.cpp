#include "jsonreader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace meja;

/// JSON from strangers is read strictly: nothing is guessed, rounded or read two ways.
class JsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsThere();
    void keepsWholeNumbersExact();
    void refuses_data();
    void refuses();
    void toleratesWhatPartnersSend();
};

void JsonReaderTest::readsWhatIsThere()
{
    const auto json = readJson("{\"a\":\"B\\u00e9\\n\",\"l\":[1,{\"x\":null},true],\"o\":{}}");
    QVERIFY(json.has_value());
    const QJsonObject object = json->toObject();
    QCOMPARE(object.value(QStringLiteral("a")).toString(), QString::fromUtf8("B\xC3\xA9\n"));
    const QJsonArray list = object.value(QStringLiteral("l")).toArray();
    QCOMPARE(list.size(), 3);
    QVERIFY(list.at(1).toObject().value(QStringLiteral("x")).isNull());
    QVERIFY(list.at(2).toBool());
    QVERIFY(object.value(QStringLiteral("o")).isObject());
}

void JsonReaderTest::keepsWholeNumbersExact()
{
    const auto json =
        readJson("{\"most\":9223372036854775807,\"least\":-9223372036854775808,\"odd\":9007199254740993}");
    QVERIFY(json.has_value());
    QCOMPARE(json->toObject().value(QStringLiteral("most")).toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(json->toObject().value(QStringLiteral("least")).toInteger(), std::numeric_limits<qint64>::min());
    // The first whole number that a double can't hold.
    QCOMPARE(json->toObject().value(QStringLiteral("odd")).toInteger(), 9007199254740993);
}

void JsonReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("a bare text") << QByteArray("\"a\"");
    QTest::newRow("half an object") << QByteArray("{\"a\":1");
    QTest::newRow("two documents") << QByteArray("{} {}");
    QTest::newRow("a comma too many") << QByteArray("{\"a\":1,}");
    QTest::newRow("a comment") << QByteArray("{/* */}");
    QTest::newRow("a key twice") << QByteArray("{\"a\":1,\"a\":1}");
    QTest::newRow("a key twice, written differently") << QByteArray("{\"a\":1,\"\\u0061\":2}");
    QTest::newRow("a key twice, further down") << QByteArray("{\"o\":{\"a\":1,\"a\":2}}");
    QTest::newRow("a fraction") << QByteArray("{\"a\":1.5}");
    QTest::newRow("a fraction that is none") << QByteArray("{\"a\":1.0}");
    QTest::newRow("an exponent") << QByteArray("{\"a\":1e3}");
    QTest::newRow("one more than 64 bits hold") << QByteArray("{\"a\":9223372036854775808}");
    QTest::newRow("far more") << QByteArray("{\"a\":184467440737095516160}");
    QTest::newRow("not a number") << QByteArray("{\"a\":NaN}");
    QTest::newRow("a null character") << QByteArray("{\"a\":\"\\u0000\"}");
    QTest::newRow("a bare control character") << QByteArray("{\"a\":\"\x01\"}");
    QTest::newRow("half a surrogate") << QByteArray("{\"a\":\"\\ud800\"}");
    QTest::newRow("broken UTF-8") << QByteArray("{\"a\":\"\xC3\x28\"}");
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}");
    QTest::newRow("too deep") << QByteArray("{\"a\":") + QByteArray(20, '[') + QByteArray(20, ']') + "}";
}

void JsonReaderTest::refuses()
{
    QFETCH(QByteArray, text);
    const auto json = readJson(text);
    QVERIFY(!json.has_value());
    QCOMPARE(json.error().code, QStringLiteral("malformed-json"));
    QVERIFY(!json.error().detail.isEmpty());
}

void JsonReaderTest::toleratesWhatPartnersSend()
{
    const JsonTolerance tolerance{.allowsFractions = true, .allowsArray = true};
    QVERIFY(readJson("[{\"weight\":1.5}]", tolerance)->isArray());
    QVERIFY(!readJson("1.5", tolerance).has_value());
    QVERIFY(!readJson("{\"a\":1,\"a\":2}", tolerance).has_value());
}

QTEST_APPLESS_MAIN(JsonReaderTest)
#include "jsonreadertest.moc"
