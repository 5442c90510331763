#include "jsonreader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace meja;

/// Strict parsing of JSON from clients: no rounding, no ambiguity.
class JsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesValues();
    void keepsWholeNumbersExact();
    void acceptsIntegersWithAFractionOfZero();
    void keepsALeadingByteOrderMark();
    void refusesInvalidDocuments_data();
    void refusesInvalidDocuments();
    void acceptsPartnersDocumentsWithOptions();
};

void JsonReaderTest::parsesValues()
{
    const auto json = readJson(R"({"a":"B\u00e9\n","l":[1,{"x":null},true],"o":{}})");
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
        readJson(R"({"most":9223372036854775807,"least":-9223372036854775808,"odd":9007199254740993})");
    QVERIFY(json.has_value());
    QCOMPARE(json->toObject().value(QStringLiteral("most")).toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(json->toObject().value(QStringLiteral("least")).toInteger(), std::numeric_limits<qint64>::min());
    // The smallest positive whole number that a double cannot represent.
    QCOMPARE(json->toObject().value(QStringLiteral("odd")).toInteger(), 9007199254740993);
}

/// JSON Schema's type "integer", with which `/openapi.json` describes whole numbers, includes these forms.
void JsonReaderTest::acceptsIntegersWithAFractionOfZero()
{
    const auto json = readJson(R"({"l":[1.0,1e3,-2.50e1,-0.0,9007199254740992.0]})");
    QVERIFY2(json, json ? "" : qPrintable(json.error().detail));
    QList<qint64> numbers;
    const QJsonArray list = json->toObject().value(QStringLiteral("l")).toArray();
    for (const auto &each : list)
        numbers.append(each.toInteger(-1));
    QCOMPARE(numbers, (QList<qint64>{1, 1000, -25, 0, 9007199254740992}));
}

void JsonReaderTest::keepsALeadingByteOrderMark()
{
    const auto json = readJson("{\"\xEF\xBB\xBFname\":\"\xEF\xBB\xBFSiti\"}");
    QVERIFY(json.has_value());
    QCOMPARE(json->toObject().value(QStringLiteral("\uFEFFname")).toString(), QStringLiteral("\uFEFFSiti"));
}

void JsonReaderTest::refusesInvalidDocuments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("a string") << QByteArray(R"("a")");
    QTest::newRow("an incomplete object") << QByteArray(R"({"a":1)");
    QTest::newRow("two documents") << QByteArray("{} {}");
    QTest::newRow("a trailing comma") << QByteArray(R"({"a":1,})");
    QTest::newRow("a comment") << QByteArray("{/* */}");
    QTest::newRow("a repeated key") << QByteArray(R"({"a":1,"a":1})");
    QTest::newRow("a repeated key, once escaped") << QByteArray(R"({"a":1,"\u0061":2})");
    QTest::newRow("a repeated key in an inner object") << QByteArray(R"({"o":{"a":1,"a":2}})");
    QTest::newRow("a fraction") << QByteArray(R"({"a":1.5})");
    QTest::newRow("a fraction with an exponent") << QByteArray(R"({"a":15e-1})");
    QTest::newRow("a whole number that a double rounds") << QByteArray(R"({"a":9007199254740994.0})");
    QTest::newRow("an infinite exponent") << QByteArray(R"({"a":1e400})");
    QTest::newRow("just above 64 bits") << QByteArray(R"({"a":9223372036854775808})");
    QTest::newRow("far above 64 bits") << QByteArray(R"({"a":184467440737095516160})");
    QTest::newRow("not a number") << QByteArray(R"({"a":NaN})");
    QTest::newRow("a null character") << QByteArray(R"({"a":"\u0000"})");
    QTest::newRow("an unescaped control character") << QByteArray("{\"a\":\"\x01\"}");
    QTest::newRow("half a surrogate") << QByteArray(R"({"a":"\ud800"})");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"a\":\"\xC3\x28\"}");
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}");
    QTest::newRow("too many levels") << QByteArray(R"({"a":)") + QByteArray(20, '[') + QByteArray(20, ']') +
                                            "}";
}

void JsonReaderTest::refusesInvalidDocuments()
{
    QFETCH(QByteArray, text);
    const auto json = readJson(text);
    QVERIFY(!json.has_value());
    QCOMPARE(json.error().code, QStringLiteral("malformed-json"));
    QVERIFY(!json.error().detail.isEmpty());
}

void JsonReaderTest::acceptsPartnersDocumentsWithOptions()
{
    const JsonTolerance tolerance{.allowsFractions = true, .allowsArray = true};
    QVERIFY(readJson(R"([{"weight":1.5}])", tolerance)->isArray());
    QVERIFY(!readJson("1.5", tolerance).has_value());
    QVERIFY(!readJson(R"({"a":1,"a":2})", tolerance).has_value());
}

QTEST_APPLESS_MAIN(JsonReaderTest)
#include "jsonreadertest.moc"
