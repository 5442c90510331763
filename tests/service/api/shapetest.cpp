#include "shape.h"
#include "problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace meja;

/// Checking of objects against a shape, and the mapping of failures to problems.
class ShapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsAllProblemsAtOnce();
    void checksEachKind_data();
    void checksEachKind();
    void normalisesTexts();
    void convertsToAJsonSchema();
    void problemsHaveStableTypes();
    void problemsContainNoInternalDetails();

private:
    static QJsonObject object(const char *text) { return QJsonDocument::fromJson(text).object(); }
    static Shape shape()
    {
        const Field inner = Field::text(QStringLiteral("bank"), QStringLiteral("b"), 1, 3).oneLine();
        return {Field::text(QStringLiteral("reason"), QStringLiteral("r"), 1, 5),
                Field::rupiah(QStringLiteral("amount"), QStringLiteral("a")).optional(),
                Field::choice(QStringLiteral("way"), QStringLiteral("w"),
                              {QStringLiteral("a"), QStringLiteral("b")})
                    .optional(),
                Field::ids(QStringLiteral("ids"), QStringLiteral("i"), 2).optional(),
                Field::boolean(QStringLiteral("dry"), QStringLiteral("d")).optional(),
                Field::object(QStringLiteral("to"), QStringLiteral("t"), {inner}).optional()};
    }
};

void ShapeTest::reportsAllProblemsAtOnce()
{
    QStringList reported;
    const auto problems = problemsOf(object(R"({"amount":0,"to":{"bank":"long"},"more":1})"), shape());
    for (const FieldProblem &problem : problems)
        reported.append(problem.field + u' ' + problem.code);
    QCOMPARE(reported, (QStringList{QStringLiteral("reason required"), QStringLiteral("amount range"),
                                    QStringLiteral("to.bank length"), QStringLiteral("more unknown")}));
}

void ShapeTest::checksEachKind_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("valid", R"({"reason":"ok","amount":1,"way":"a","ids":[1,2],"dry":true,"to":{"bank":"b"}})", "");
    row("null is absent", R"({"reason":"ok","amount":null})", "");
    row("a required null", R"({"reason":null})", "reason required");
    row("only blanks", R"({"reason":"  "})", "reason length");
    row("a text that is one character too long", R"({"reason":"sixsix"})", "reason length");
    row("characters are counted, not bytes",
        "{\"reason\":\"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\"}", "");
    row("a control character", R"({"reason":"a\u0007"})", "reason characters");
    row("a change of direction", R"({"reason":"a\u202Eb"})", "reason characters");
    row("invisible", R"({"reason":"\u200B\u200B"})", "reason blank");
    row("a combining mark alone", R"({"reason":"\u0301"})", "reason blank");
    row("line breaks", R"({"reason":"a\r\nb\tc"})", "");
    row("a line break in one line", R"({"reason":"ok","to":{"bank":"a\nb"}})", "to.bank characters");
    row("decomposed letters", R"({"reason":"e\u0301e\u0301e\u0301e\u0301"})", "");
    row("blanks around", R"({"reason":"  five5  "})", "");
    row("a number instead of a text", R"({"reason":1})", "reason type");
    row("a text instead of a number", R"({"reason":"ok","amount":"1"})", "amount type");
    row("a fraction", R"({"reason":"ok","amount":1.5})", "amount type");
    row("negative", R"({"reason":"ok","amount":-1})", "amount range");
    row("an unknown choice", R"({"reason":"ok","way":"c"})", "way choice");
    row("too many ids", R"({"reason":"ok","ids":[1,2,3]})", "ids length");
    row("no ids", R"({"reason":"ok","ids":[]})", "ids length");
    row("a repeated id", R"({"reason":"ok","ids":[1,1]})", "ids[1] repeated");
    row("id 0", R"({"reason":"ok","ids":[0]})", "ids[0] type");
    row("a text instead of a boolean", R"({"reason":"ok","dry":"true"})", "dry type");
    row("a text instead of an object", R"({"reason":"ok","to":"b"})", "to type");
}

void ShapeTest::checksEachKind()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QStringList reported;
    const auto problems = problemsOf(QJsonDocument::fromJson(text).object(), shape());
    for (const FieldProblem &problem : problems)
        reported.append(problem.field + u' ' + problem.code);
    QCOMPARE(reported.join(u','), expected);
}

void ShapeTest::normalisesTexts()
{
    const QJsonObject normalised = normalisedTexts(
        object(R"({"reason":" e\u0301\u00A0 ","way":" a","to":{"bank":" b "},"ids":[1]})"), shape());
    QCOMPARE(normalised, object(R"({"reason":"\u00E9","way":" a","to":{"bank":"b"},"ids":[1]})"));
}

void ShapeTest::convertsToAJsonSchema()
{
    const QJsonObject schema = schemaOf(shape());
    QCOMPARE(schema.value(QStringLiteral("required")).toArray(), QJsonArray{QStringLiteral("reason")});
    QCOMPARE(schema.value(QStringLiteral("additionalProperties")), QJsonValue(false));
    const QJsonObject reason =
        schema.value(QStringLiteral("properties")).toObject().value(QStringLiteral("reason")).toObject();
    QCOMPARE(reason.value(QStringLiteral("maxLength")).toInteger(), 5);
    QCOMPARE(reason.value(QStringLiteral("type")).toString(), QStringLiteral("string"));
}

void ShapeTest::problemsHaveStableTypes()
{
    const Problem problem = problemOf(
        {ErrorKind::RuleViolated, QStringLiteral("order MJX is DIKIRIM"), QStringLiteral("not-cancellable")});
    const HttpResponse response = responseOf(problem, QStringLiteral("r-1"));
    QCOMPARE(response.status, 409);
    QCOMPARE(response.headers.value("Content-Type"), QByteArray("application/problem+json"));
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(body.value(QStringLiteral("type")).toString(), QStringLiteral("/problems/not-cancellable"));
    QCOMPARE(body.value(QStringLiteral("status")).toInt(), 409);
    QCOMPARE(body.value(QStringLiteral("instance")).toString(), QStringLiteral("r-1"));
    QCOMPARE(body.value(QStringLiteral("detail")).toString(), QStringLiteral("order MJX is DIKIRIM"));
    QCOMPARE(responseOf(problemNamed("not-signed-in"), {}).headers.value("WWW-Authenticate"),
             QByteArray("Bearer"));
    QCOMPARE(responseOf(problemNamed("unavailable"), {}).headers.value("Retry-After"), QByteArray("5"));
}

void ShapeTest::problemsContainNoInternalDetails()
{
    const QString secret = QStringLiteral("relation meja.users does not exist");
    for (const ErrorKind kind : {ErrorKind::NotFound, ErrorKind::Conflict, ErrorKind::Forbidden,
                                 ErrorKind::Invalid, ErrorKind::RuleViolated, ErrorKind::Unavailable,
                                 ErrorKind::Rejected, ErrorKind::OutcomeUnknown, ErrorKind::Cancelled}) {
        const HttpResponse response = responseOf(problemOf({kind, secret, QStringLiteral("42P01")}), {});
        QVERIFY(!response.body.contains("users"));
        QVERIFY(response.status >= 400);
    }
}

QTEST_APPLESS_MAIN(ShapeTest)
#include "shapetest.moc"
