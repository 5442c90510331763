#include "apiserver.h"
#include "customerroutes.h"
#include "customershop.h"
#include "hostiletexts.h"
#include "staffroutes.h"
#include "valuetable.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace meja;

namespace {

constexpr qsizetype maxBodyBytes = 65'536; ///< A larger body is refused before its fields are checked.

/// A field of a request of one of the APIs.
struct RequestField
{
    ApiRoute route;
    QStringList path; ///< `destination`, `bank`
    Field field;

    [[nodiscard]] QString name() const { return path.join(u'.'); }
    [[nodiscard]] bool isText() const { return field.kind == Field::Kind::Text; }
};

void addFields(QList<RequestField> &fields, const ApiRoute &route, const Shape &shape,
               const QStringList &path)
{
    for (const Field &field : shape) {
        if (field.kind == Field::Kind::Object)
            addFields(fields, route, field.fields, path + QStringList{field.name});
        else
            fields.append({route, path + QStringList{field.name}, field});
    }
}

QList<RequestField> bodyFields()
{
    QList<RequestField> fields;
    const auto routes = staffRoutes() + customerDescriptions();
    for (const ApiRoute &route : routes)
        addFields(fields, route, route.body, {});
    return fields;
}

QString rangeOf(const Field &field)
{
    constexpr qint64 unlimited = std::numeric_limits<qint64>::max(); // Ids
    return QStringLiteral("%1..%2").arg(field.min).arg(field.max == unlimited ? QString()
                                                                              : QString::number(field.max));
}

QString ruleOf(const Field &field)
{
    switch (field.kind) {
    case Field::Kind::Text:
        return (field.lines == TextLines::One ? QStringLiteral("text ") : QStringLiteral("lines ")) +
               rangeOf(field);
    case Field::Kind::Integer:
        return QStringLiteral("integer ") + rangeOf(field);
    case Field::Kind::Boolean:
        return QStringLiteral("boolean");
    case Field::Kind::Choice:
        return QStringLiteral("code ") + field.choices.join(QLatin1String(", "));
    case Field::Kind::Ids:
        return QStringLiteral("ids ") + rangeOf(field);
    case Field::Kind::Object:
    case Field::Kind::List:
    case Field::Kind::Free:
        return QStringLiteral("not a rule");
    }
    Q_UNREACHABLE();
}

QStringList describedFields()
{
    QStringList described;
    for (const RequestField &field : bodyFields())
        described.append(
            QStringLiteral("%1 | %2 | %3").arg(field.route.name(), field.name(), ruleOf(field.field)));
    const auto routes = staffRoutes() + customerDescriptions();
    for (const ApiRoute &route : routes) {
        for (const Field &field : route.query)
            described.append(QStringLiteral("%1 | ?%2 | %3").arg(route.name(), field.name, ruleOf(field)));
    }
    return described;
}

QJsonValue validValue(const Field &field)
{
    switch (field.kind) {
    case Field::Kind::Text:
        return QStringLiteral("ok");
    case Field::Kind::Integer:
        return field.min;
    case Field::Kind::Boolean:
        return false;
    case Field::Kind::Choice:
        return field.choices.first();
    case Field::Kind::Ids:
        return QJsonArray{999'999};
    case Field::Kind::Object: {
        QJsonObject object;
        for (const Field &each : field.fields)
            object.insert(each.name, validValue(each));
        return object;
    }
    case Field::Kind::List:
    case Field::Kind::Free:
        return {};
    }
    Q_UNREACHABLE();
}

/// A valid body of the route in which one field has this value.
QJsonObject bodyWith(const RequestField &field, const QJsonValue &value)
{
    QJsonObject body;
    for (const Field &each : field.route.body) {
        if (each.isRequired || each.name == field.path.first())
            body.insert(each.name, validValue(each));
    }
    if (field.path.size() == 1) {
        body.insert(field.path.first(), value);
        return body;
    }
    QJsonObject inner = body.value(field.path.first()).toObject();
    inner.insert(field.path.last(), value);
    body.insert(field.path.first(), inner);
    return body;
}

/// The codes of the errors that the response reports for the field.
QStringList errorsOf(const ApiReply &reply, const QString &name)
{
    QStringList codes;
    const auto errors = reply.json().value(QStringLiteral("errors")).toArray();
    for (const auto &each : errors) {
        if (each.toObject().value(QStringLiteral("field")).toString() == name)
            codes.append(each.toObject().value(QStringLiteral("code")).toString());
    }
    return codes;
}

} // namespace

/// Sends hostile values to every field of the staff API and of the customer API, over HTTP. docs/values.md is
/// the list of fields.
class FieldValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_api.reset(); }
    void everyFieldIsListed();
    void refusesOrNormalisesTexts_data();
    void refusesOrNormalisesTexts();
    void acceptsWholeNumbersOfEveryForm_data();
    void acceptsWholeNumbersOfEveryForm();
    void storesTheNormalisedText();
    void keepsALeadingMarkOfAPath();

private:
    ApiReply send(const RequestField &field, const QByteArray &body);

    std::unique_ptr<ApiServer> m_api;
    qint64 m_customer = 0;
};

void FieldValuesTest::initTestCase()
{
    m_api = std::make_unique<ApiServer>();
    m_customer = addCustomer(m_api->shop, QStringLiteral("Rina"));
}

void FieldValuesTest::everyFieldIsListed()
{
    QStringList listed;
    const auto rows = valueTable(QStringLiteral("Fields of the APIs"));
    for (const QStringList &row : rows)
        listed.append(row.join(QLatin1String(" | ")));
    QStringList described = describedFields();
    QVERIFY(described.size() > 20);
    QStringList missing = described;
    for (const QString &each : listed)
        missing.removeOne(each);
    QVERIFY2(missing.isEmpty(),
             qPrintable(QLatin1String("not listed in docs/values.md:\n") + missing.join(u'\n')));
    listed.sort();
    described.sort();
    QCOMPARE(listed, described);
}

/// The rows that the path names do not exist: fields are checked before rows are looked up.
ApiReply FieldValuesTest::send(const RequestField &field, const QByteArray &body)
{
    QString path = field.route.pattern;
    path.replace(QLatin1String("{id}"), QLatin1String("999999"))
        .replace(QLatin1String("{job}"), QLatin1String("999999"))
        .replace(QLatin1String("{number}"), QLatin1String("MJ22222222"));
    if (field.route.access == Access::Customer)
        return m_api->askAs(m_customer, field.route.method, path.toLatin1(), body);
    return m_api->ask(field.route.method, path.toLatin1(), m_api->token(QStringLiteral("rani")),
                      m_api->freshKey(), body);
}

void FieldValuesTest::refusesOrNormalisesTexts_data()
{
    QTest::addColumn<int>("index");
    const auto fields = bodyFields();
    for (int i = 0; i < fields.size(); ++i) {
        if (fields[i].isText())
            QTest::newRow(qPrintable(fields[i].route.name() + u' ' + fields[i].name())) << i;
    }
}

void FieldValuesTest::refusesOrNormalisesTexts()
{
    QFETCH(int, index);
    const RequestField field = bodyFields()[index];
    const auto texts = hostileTexts();
    for (const HostileText &each : texts) {
        const ApiReply reply =
            send(field, QJsonDocument(bodyWith(field, each.text)).toJson(QJsonDocument::Compact));
        QVERIFY2(reply.status < 500, qPrintable(each.name));
        const bool isRefused =
            reply.status == 413 || (reply.status == 422 && !errorsOf(reply, field.name()).isEmpty());
        const QString flaw = each.text.size() > maxBodyBytes
                                 ? QStringLiteral("is too long")
                                 : flawOf(normalisedText(each.text, field.field.lines), field.field.max,
                                          field.field.lines == TextLines::Several);
        QVERIFY2(isRefused != flaw.isEmpty(),
                 qPrintable(QStringLiteral("%1: %2, %3").arg(each.name).arg(reply.status).arg(flaw)));
    }
}

void FieldValuesTest::acceptsWholeNumbersOfEveryForm_data()
{
    QTest::addColumn<int>("index");
    const auto fields = bodyFields();
    for (int i = 0; i < fields.size(); ++i) {
        if (fields[i].field.kind == Field::Kind::Integer)
            QTest::newRow(qPrintable(fields[i].route.name() + u' ' + fields[i].name())) << i;
    }
}

void FieldValuesTest::acceptsWholeNumbersOfEveryForm()
{
    QFETCH(int, index);
    const RequestField field = bodyFields()[index];
    const auto statusOf = [&](const QByteArray &number) {
        QByteArray body = QJsonDocument(bodyWith(field, 4711)).toJson(QJsonDocument::Compact);
        return send(field, body.replace("4711", number)).status;
    };
    const int accepted = statusOf(QByteArray::number(field.field.min));
    QVERIFY(accepted != 400 && accepted != 422);
    QCOMPARE(statusOf(QByteArray::number(field.field.min) + ".0"), accepted);
    QCOMPARE(statusOf(QByteArray::number(field.field.min) + "e0"), accepted);
    QCOMPARE(statusOf(QByteArray::number(field.field.min * 10) + "e-1"), accepted);
    for (const char *refused :
         {"1.5", "-1", "1e400", "9223372036854775808", "1e18", "\"1\"", "true", "[1]"}) {
        const int status = statusOf(refused);
        QVERIFY2(status == 400 || status == 422, refused);
    }
}

void FieldValuesTest::storesTheNormalisedText()
{
    const QString number =
        addOrder(m_api->shop, m_customer, QStringLiteral("Rina"), QStringLiteral("SELESAI"));
    QVERIFY(!number.isEmpty());
    const QString sent =
        QStringLiteral(" \u00A0Jose\u0301 suka\u00A0kopi\r\nini \U0001F469\u200D\U0001F467\u3000");
    const QJsonObject body{{QStringLiteral("comment"), sent}, {QStringLiteral("rating"), 5}};
    QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const ApiReply reply =
        m_api->askAs(m_customer, "POST", "/api/v1/products/4/comments", json.replace(":5", ":5.0"));
    QCOMPARE(reply.status, 201);
    const QString stored = m_api->sql(QStringLiteral("select body from comments order by id desc limit 1"));
    QCOMPARE(stored, QStringLiteral("Jos\u00E9 suka kopi\nini \U0001F469\u200D\U0001F467"));
    QCOMPARE(m_api->sql(QStringLiteral("select rating from comments order by id desc limit 1")),
             QStringLiteral("5"));
}

/// U+FEFF before an id is not that id.
void FieldValuesTest::keepsALeadingMarkOfAPath()
{
    QCOMPARE(m_api->get("/staff/v1/orders/%EF%BB%BF1/refundable").status, 404);
    QCOMPARE(m_api->askAs(m_customer, "GET", "/api/v1/orders?limit=%EF%BB%BF5").status, 422);
}

QTEST_GUILESS_MAIN(FieldValuesTest)
#include "fieldvaluestest.moc"
