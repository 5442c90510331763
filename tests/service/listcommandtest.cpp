#include "listarguments.h"
#include "listoutput.h"
#include "resourcecatalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace meja;

namespace {

const QDate today(2026, 11, 23);

Result<ListArguments> read(const QStringList &arguments)
{
    QCommandLineParser parser;
    ListArguments::addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("list")} + arguments))
        return failure(ErrorKind::Invalid, parser.errorText());
    return ListArguments::read(parser, today);
}

/// Arguments separated by `|`, since they may contain blanks.
QStringList splitArguments(const char *line)
{
    return QString::fromUtf8(line).split(u'|');
}

QList<const Column *> columns(const QStringList &names)
{
    QList<const Column *> found;
    for (const QString &name : names)
        found.append(findResource(QStringLiteral("orders"))->column(name));
    return found;
}

QString written(ListOutput::Format format, const QList<const Column *> &columns, const QList<Record> &records,
                const QString &next, bool isForTerminal = false)
{
    QString text;
    QTextStream stream(&text);
    ListOutput output(stream, format, columns, isForTerminal);
    output.write(records.mid(0, 1)); // The first of two pages.
    output.write(records.mid(1));
    output.finish(next);
    stream.flush();
    return text;
}

} // namespace

/// The parts of `meja-service list` that need no database: parsing of arguments and writing of rows.
class ListCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesFilters();
    void parsesShownValues_data();
    void parsesShownValues();
    void parsesRangesLikeTheSearchBox_data();
    void parsesRangesLikeTheSearchBox();
    void parsesOrRefusesEveryColumn();
    void parsesOrderAndDays();
    void parsesTheCursor();
    void refusesCursorsOfOtherLists_data();
    void refusesCursorsOfOtherLists();
    void explainsInvalidArguments_data();
    void explainsInvalidArguments();
    void escapesFormulasInCsv();
    void makesControlCharactersVisible();
    void writesJsonWithTypes();
};

void ListCommandTest::parsesFilters()
{
    const auto arguments = read(splitArguments(
        "orders|--filter|status=dibayar, DIPROSES |--filter|total=1000..5000|--filter|paid_at=|"
        "--filter|customer_note=*|--filter|is_archived=ya,tidak|--filter|"
        "customer_phone=0812-3456-7890|--count"));
    QVERIFY2(arguments, qPrintable(arguments ? QString() : arguments.error().detail));
    const auto &conditions = arguments->request.query.conditions;
    QCOMPARE(conditions[0].values, (QStringList{QStringLiteral("DIBAYAR"), QStringLiteral("DIPROSES")}));
    QCOMPARE(conditions[1].kind, Condition::Kind::Between);
    QCOMPARE(conditions[1].from, QStringLiteral("1000"));
    QCOMPARE(conditions[1].to, QStringLiteral("5000"));
    QCOMPARE(conditions[2].kind, Condition::Kind::Empty);
    QCOMPARE(conditions[3].kind, Condition::Kind::NotEmpty);
    QCOMPARE(conditions[4].values, (QStringList{QStringLiteral("true"), QStringLiteral("false")}));
    QCOMPARE(conditions[5].values, QStringList{QStringLiteral("+6281234567890")});
    QVERIFY(arguments->countsOnly);
}

void ListCommandTest::parsesShownValues_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("values");
    const auto row = [](const char *filter, const QStringList &values) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << values;
    };
    row("orders total=77.000,00", {QStringLiteral("77000")});
    row("orders total=Rp 531.000,-", {QStringLiteral("531000")});
    row("orders total=Rp\u00A0250,100", {QStringLiteral("250100")});
    row("orders total=250,000", {QStringLiteral("250000")});
    row("orders total=1,5 jt", {QStringLiteral("1500000")});
    row("orders total=1000,5000", {QStringLiteral("1000"), QStringLiteral("5000")});
    row("orders total=Rp1000, Rp5000", {QStringLiteral("1000"), QStringLiteral("5000")});
    row("orders total=5rb,10rb", {QStringLiteral("5000"), QStringLiteral("10000")});
    row("products weight_grams=1,25 kg", {QStringLiteral("1250")});
    row("products rating=4,5", {QStringLiteral("4.5")});
    row("products rating=4.0,5.0", {QStringLiteral("4.0"), QStringLiteral("5.0")});
    row("orders status=Awaiting payment, shipped",
        {QStringLiteral("MENUNGGU_PEMBAYARAN"), QStringLiteral("DIKIRIM")});
    row("shipments courier=xyz", {QStringLiteral("xyz")});
    row("orders shipping_city=Kota A, B",
        {QStringLiteral("Kota A"), QStringLiteral("B"), QStringLiteral("Kota A, B")});
    row("orders customer_note=ya... nanti", {QStringLiteral("ya... nanti")});
    row("audit object=Order 17", {QStringLiteral("orders 17")});
    row("payments id=101,250", {QStringLiteral("101"), QStringLiteral("250")});
}

void ListCommandTest::parsesShownValues()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, values);
    const auto arguments =
        read({filter.section(u' ', 0, 0), QStringLiteral("--filter"), filter.section(u' ', 1)});
    QVERIFY2(arguments, qPrintable(arguments ? QString() : arguments.error().detail));
    QCOMPARE(arguments->request.query.conditions.first().kind, Condition::Kind::AnyOf);
    QCOMPARE(arguments->request.query.conditions.first().values, values);
}

void ListCommandTest::parsesRangesLikeTheSearchBox_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *filter, const char *from, const char *to) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(from)
                              << QString::fromUtf8(to);
    };
    // The end of a condition's day range, `to`, is exclusive.
    row("orders placed_at=2026-11-20..2026-11-22", "2026-11-20", "2026-11-23");
    row("orders placed_at=2026-11-22..2026-11-22", "2026-11-22", "2026-11-23");
    row("orders placed_at=2026-11-22", "2026-11-22", "2026-11-23");
    row("orders placed_at=2026-11", "2026-11-01", "2026-12-01");
    row("orders placed_at=30 Nov 2026 18.00 WIB", "2026-11-30", "2026-12-01");
    row("orders placed_at=1/11/2026 .. 30/11/2026", "2026-11-01", "2026-12-01");
    row("orders placed_at=kemarin", "2026-11-22", "2026-11-23");
    row("orders placed_at=hari ini", "2026-11-23", "2026-11-24");
    row("orders placed_at=2026-11-20..", "2026-11-20", "");
    row("orders placed_at=..2026-11-22", "", "2026-11-23");
    row("orders placed_at=>=2026-11-20", "2026-11-20", "");
    row("orders total=500rb..1jt", "500000", "1000000");
    row("orders total=1,5jt..", "1500000", "");
    row("orders total=Rp 500.000 .. 2 jt", "500000", "2000000");
    row("orders total=<=250.000", "", "250000");
    row("products rating=4..5", "4", "5");
    row("products rating=..4.5", "", "4.5");
}

void ListCommandTest::parsesRangesLikeTheSearchBox()
{
    QFETCH(QString, filter);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto arguments =
        read({filter.section(u' ', 0, 0), QStringLiteral("--filter"), filter.section(u' ', 1)});
    QVERIFY2(arguments, qPrintable(arguments ? QString() : arguments.error().detail));
    const Condition &condition = arguments->request.query.conditions.first();
    QCOMPARE(condition.kind, Condition::Kind::Between);
    QCOMPARE(condition.from, from);
    QCOMPARE(condition.to, to);
}

/// The value `x!` is only valid for text columns; all other columns must refuse it with the filter's name.
void ListCommandTest::parsesOrRefusesEveryColumn()
{
    for (const Resource &resource : resourceCatalogue()) {
        for (const Column &column : resource.columns) {
            const auto arguments =
                read({resource.name, QStringLiteral("--filter"), column.name + QLatin1String("=x!")});
            const auto type = column.type;
            const Filter *filter = resource.filter(column.name);
            const bool isText =
                (type == ValueType::Text || type == ValueType::LongText || type == ValueType::Code ||
                 type == ValueType::Email || type == ValueType::RecordName) &&
                (!filter || filter->kind != FilterKind::Related);
            QVERIFY2(arguments.has_value() == isText, qPrintable(resource.name + u' ' + column.name));
            QVERIFY2(arguments ||
                         arguments.error().detail.startsWith(QLatin1String("--filter ") + column.name),
                     qPrintable(arguments ? QString() : arguments.error().detail));
        }
    }
}

void ListCommandTest::parsesOrderAndDays()
{
    const auto arguments =
        read(splitArguments("orders|--order|total, -placed_at|--from|2026-11-01|--to|2026-11-30|--limit|7"));
    QVERIFY(arguments && arguments->check(Role::Staff));
    const QList<SortLevel> order{{QStringLiteral("total"), SortDirection::Ascending},
                                 {QStringLiteral("placed_at"), SortDirection::Descending}};
    QCOMPARE(arguments->request.query.order, order);
    QCOMPARE(arguments->request.query.dates, (DateRange{QDate(2026, 11, 1), QDate(2026, 12, 1)}));
    QCOMPARE(arguments->limit, 7);
}

void ListCommandTest::parsesTheCursor()
{
    const Cursor cursor{{QStringLiteral("2026-11-22 07:30:00.123456+00"), QString(),
                         QStringLiteral("\uFEFF\uFEFFSiti"), QStringLiteral("")},
                        12};
    const QString text = cursor.toText(QStringLiteral("orders -placed_at"));
    const auto arguments = read({QStringLiteral("orders"), QStringLiteral("--after"), text});
    QVERIFY(arguments);
    QCOMPARE(arguments->request.from, cursor);
}

void ListCommandTest::refusesCursorsOfOtherLists_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("the same order, named") << QStringLiteral("orders --order -placed_at") << true;
    QTest::newRow("another filter") << QStringLiteral("orders --filter status=DIBAYAR") << true;
    QTest::newRow("another direction") << QStringLiteral("orders --order placed_at") << false;
    QTest::newRow("another order") << QStringLiteral("orders --order total") << false;
    QTest::newRow("one more level") << QStringLiteral("orders --order -placed_at,total") << false;
    QTest::newRow("another list") << QStringLiteral("payments") << false;
}

void ListCommandTest::refusesCursorsOfOtherLists()
{
    QFETCH(QString, line);
    QFETCH(bool, isAccepted);
    const Cursor cursor{{QStringLiteral("2026-11-22 07:30:00.123456+00")}, 12};
    const QString text = cursor.toText(QStringLiteral("orders -placed_at"));
    const auto arguments = read(line.split(u' ') + QStringList{QStringLiteral("--after"), text});
    QCOMPARE(arguments.has_value(), isAccepted);
    QVERIFY(isAccepted ||
            arguments.error().detail ==
                QLatin1String(
                    "--after: the cursor belongs to another list or order; use it with the list and the "
                    "order that printed it"));
    const auto changed = read(line.split(u' ') + QStringList{QStringLiteral("--after"), text.chopped(1)});
    QVERIFY(!changed && changed.error().detail.contains(QLatin1String("is not a cursor")));
}

void ListCommandTest::explainsInvalidArguments_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *line, const char *part) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(part);
    };
    row("nothing", "unknown list 'nothing'; available: orders");
    row("orders --filter status", "--filter: 'status' has no value");
    row("orders --filter colour=red",
        "--filter: orders have no column 'colour'; available: number, placed_at,");
    row("orders --columns number,colour", "--columns: orders have no column 'colour'; available: number,");
    row("orders --order colour", "--order: orders have no column 'colour'; available: number,");
    row("orders --order status", "--order: orders cannot be sorted by 'status'; available: placed_at, total");
    row("audit --columns personal_changes",
        "--columns: audit have no column 'personal_changes'; available: ");
    row("orders --columns number,,total", "--columns: 'number,,total' has an empty name next to a comma");
    row("orders --order ,", "--order: ',' has an empty name next to a comma");
    row("orders --filter status=NOPE",
        "--filter status: 'NOPE' is not a code of this column; available: MENUNGGU_PEMBAYARAN, DIBAYAR,");
    row("orders --filter status=,", "--filter status: ',' has an empty value next to a comma");
    row("orders --filter status=a..b", "--filter status: 'a..b' is not a code of this column");
    row("orders --filter shipping_city=A..B",
        "'A..B' is a range, but only amounts, numbers and times have ranges");
    row("orders --filter placed_at=2026-13-45", "--filter placed_at: '2026-13-45' is neither a day");
    row("orders --filter placed_at=..", "--filter placed_at: '..' is neither a day");
    row("orders --filter placed_at=2026-11-22..2026-11-20",
        "the range '2026-11-22..2026-11-20' ends before it starts");
    row("orders --filter total=2jt..1jt", "--filter total: the range '2jt..1jt' ends before it starts");
    row("orders --filter total=much", "--filter total: 'much' is not an amount");
    row("orders --filter total=250,100", "--filter total: '250,100' could be one number or several");
    row("orders --filter item_count=1,250", "--filter item_count: '1,250' could be one number or several");
    row("orders --filter total=Rp5,000,Rp6,000",
        "--filter total: 'Rp5,000,Rp6,000' could be one number or several");
    row("orders --filter total=77.000.00", "--filter total: '77.000.00' is not an amount");
    row("orders --filter customer_name=Debora",
        "--filter customer_name: 'Debora' is not a key; use the id of a row of users, which "
        "meja-service list users --search \"Debora\" --format json prints as key");
    row("orders --filter is_archived=perhaps", "--filter is_archived: 'perhaps' is neither yes nor no");
    row("orders --filter customer_phone=0812", "'0812' is not a complete phone number");
    row("products --filter rating=abc", "--filter rating: 'abc' is not a number");
    row("products --filter rating=5..4", "--filter rating: the range '5..4' ends before it starts");
    row("audit --filter changes=x", "--filter changes: changes cannot be compared with a value");
    row("orders --to 9999-12-31", "--to: '9999-12-31' is too late; the last supported year is 9998");
    row("orders --from 2026-11-22 --to 2026-11-20", "--from 2026-11-22 is later than --to 2026-11-20");
    row("orders --count --after WyIx", "--count counts the whole list and cannot be combined with --after");
    row("orders --from 22/11/2026", "--from: '22/11/2026' is not a day");
    row("orders --limit many", "--limit: 'many' is not a number");
    row("orders --format xml", "--format: 'xml' is neither csv nor json");
    row("orders --after !!", "--after: '!!' is not a cursor");
}

void ListCommandTest::explainsInvalidArguments()
{
    QFETCH(QString, line);
    QFETCH(QString, part);
    const auto checked =
        read(line.split(u' ')).and_then([](const ListArguments &all) { return all.check(Role::Staff); });
    QVERIFY(!checked);
    QVERIFY2(checked.error().detail.contains(part), qPrintable(checked.error().detail));
}

void ListCommandTest::escapesFormulasInCsv()
{
    const auto shown = columns(
        {QStringLiteral("customer_name"), QStringLiteral("recipient_phone"), QStringLiteral("total")});
    const QList<Record> records{{.key = 1,
                                 .values = {QStringLiteral("=HYPERLINK(\"x\", \"y\")"),
                                            QStringLiteral("+6281234567890"), QStringLiteral("-5")},
                                 .linkKeys = {},
                                 .cursor = {}},
                                {.key = 2,
                                 .values = {QStringLiteral("a,\nb"), QString(), QStringLiteral("7")},
                                 .linkKeys = {},
                                 .cursor = {}}};
    QCOMPARE(written(ListOutput::Format::Csv, shown, records, QStringLiteral("next")),
             QStringLiteral("customer_name,recipient_phone,total\r\n"
                            "\"'=HYPERLINK(\"\"x\"\", \"\"y\"\")\",0812-3456-7890,-5\r\n"
                            "\"a,\nb\",,7\r\n"));
}

void ListCommandTest::makesControlCharactersVisible()
{
    const auto shown = columns({QStringLiteral("customer_name")});
    const QString name = QStringLiteral("Siti\x1b]0;x\x07\n\u009b2J\u202e");
    const QList<Record> records{{.key = 1, .values = {name}, .linkKeys = {}, .cursor = {}}};
    QCOMPARE(written(ListOutput::Format::Csv, shown, records, QString(), true),
             QStringLiteral("customer_name\r\nSiti\\x1b]0;x\\x07\\n\\x9b2J\\u202e\r\n"));
    // A file gets the text as it is.
    QCOMPARE(written(ListOutput::Format::Csv, shown, records, {}),
             QStringLiteral("customer_name\r\n\"%1\"\r\n").arg(name));
    const QString json = written(ListOutput::Format::Json, shown, records, {});
    for (const QChar c : json)
        QVERIFY(c == u'\n' || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format));
    QCOMPARE(QJsonDocument::fromJson(json.toUtf8())[QLatin1String("rows")][0][QLatin1String("customer_name")]
                 .toString(),
             name);
}

void ListCommandTest::writesJsonWithTypes()
{
    const auto shown =
        columns({QStringLiteral("customer_name"), QStringLiteral("total"), QStringLiteral("is_archived")});
    const QList<Record> records{
        {.key = 9,
         .values = {QString(), QStringLiteral("9007199254740993"), QStringLiteral("t")},
         .linkKeys = {},
         .cursor = {}}};
    const QString text = written(ListOutput::Format::Json, shown, records, QStringLiteral("next"));
    const auto whole = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonObject row = whole[QLatin1String("rows")][0].toObject();
    QCOMPARE(row[QLatin1String("key")].toInteger(), 9);
    QVERIFY(row[QLatin1String("customer_name")].isNull());
    QCOMPARE(row[QLatin1String("total")].toInteger(), 9'007'199'254'740'993);
    QCOMPARE(row[QLatin1String("is_archived")].toBool(), true);
    QCOMPARE(whole[QLatin1String("next")].toString(), QStringLiteral("next"));
    const QString empty = written(ListOutput::Format::Json, shown, {}, QString());
    QVERIFY(QJsonDocument::fromJson(empty.toUtf8()).object()[QLatin1String("next")].isNull());
}

QTEST_GUILESS_MAIN(ListCommandTest)
#include "listcommandtest.moc"
