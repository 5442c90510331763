#include "listarguments.h"
#include "listoutput.h"
#include "resourcecatalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace meja;

namespace {

Result<ListArguments> read(const QStringList &words)
{
    QCommandLineParser parser;
    ListArguments::addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("list")} + words))
        return failure(ErrorKind::Invalid, parser.errorText());
    return ListArguments::read(parser);
}

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ');
}

QList<const Column *> columns(const QStringList &names)
{
    QList<const Column *> found;
    for (const QString &name : names)
        found.append(findResource(QStringLiteral("orders"))->column(name));
    return found;
}

QString written(ListOutput::Format format, const QList<const Column *> &columns, const QList<Record> &records,
                const std::optional<Cursor> &next)
{
    QString text;
    QTextStream stream(&text);
    ListOutput output(stream, format, columns);
    output.write(records.mid(0, 1)); // page by page, as it comes
    output.write(records.mid(1));
    output.finish(next);
    stream.flush();
    return text;
}

} // namespace

/// Promises of `meja-service list` that need no database: how its words are read, how rows are written.
class ListCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFilters();
    void readsOrderAndDays();
    void carriesTheCursor();
    void saysWhatIsOff_data();
    void saysWhatIsOff();
    void writesCsvThatNoSpreadsheetRuns();
    void writesJsonWithTypes();
};

void ListCommandTest::readsFilters()
{
    const auto arguments =
        read(words("orders --filter status=dibayar,DIPROSES --filter total=1000..5000 --filter "
                   "paid_at= --filter customer_note=* --count"));
    QVERIFY2(arguments, qPrintable(arguments ? QString() : arguments.error().detail));
    const auto &conditions = arguments->request.query.conditions;
    QCOMPARE(conditions[0].values, (QStringList{QStringLiteral("DIBAYAR"), QStringLiteral("DIPROSES")}));
    QCOMPARE(conditions[1].kind, Condition::Kind::Between);
    QCOMPARE(conditions[1].from, QStringLiteral("1000"));
    QCOMPARE(conditions[1].to, QStringLiteral("5000"));
    QCOMPARE(conditions[2].kind, Condition::Kind::Empty);
    QCOMPARE(conditions[3].kind, Condition::Kind::NotEmpty);
    QVERIFY(arguments->countsOnly);
}

void ListCommandTest::readsOrderAndDays()
{
    const auto arguments =
        read(words("orders --order total,-placed_at --from 2026-11-01 --to 2026-11-30 --limit 7"));
    QVERIFY(arguments);
    const QList<SortLevel> order{{QStringLiteral("total"), SortDirection::Ascending},
                                 {QStringLiteral("placed_at"), SortDirection::Descending}};
    QCOMPARE(arguments->request.query.order, order);
    QCOMPARE(arguments->request.query.dates, (DateRange{QDate(2026, 11, 1), QDate(2026, 12, 1)}));
    QCOMPARE(arguments->limit, 7);
}

void ListCommandTest::carriesTheCursor()
{
    const Cursor cursor{{QStringLiteral("2026-11-22 07:30:00.123456+00"), QString()}, 12};
    const auto arguments = read({QStringLiteral("orders"), QStringLiteral("--after"), cursor.toText()});
    QVERIFY(arguments);
    QCOMPARE(arguments->request.from, cursor);
}

void ListCommandTest::saysWhatIsOff_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *line, const char *part) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(part);
    };
    row("nothing", "there is no list 'nothing'; there are orders");
    row("orders --filter status", "--filter: 'status' has no value");
    row("orders --filter colour=red", "orders have no column 'colour'");
    row("orders --from 22/11/2026", "--from: '22/11/2026' is not a day");
    row("orders --limit many", "--limit: 'many' is not a number");
    row("orders --format xml", "--format: 'xml' is neither csv nor json");
    row("orders --after !!", "--after: '!!' is not a cursor");
}

void ListCommandTest::saysWhatIsOff()
{
    QFETCH(QString, line);
    QFETCH(QString, part);
    const auto arguments = read(line.split(u' '));
    QVERIFY(!arguments);
    QVERIFY2(arguments.error().detail.contains(part), qPrintable(arguments.error().detail));
}

void ListCommandTest::writesCsvThatNoSpreadsheetRuns()
{
    const auto shown = columns(
        {QStringLiteral("customer_name"), QStringLiteral("recipient_phone"), QStringLiteral("total")});
    const QList<Record> records{{.key = 1,
                                 .values = {QStringLiteral("=HYPERLINK(\"x\", \"y\")"),
                                            QStringLiteral("+62812"), QStringLiteral("-5")},
                                 .linkKeys = {},
                                 .cursor = {}},
                                {.key = 2,
                                 .values = {QStringLiteral("a,\nb"), QString(), QStringLiteral("7")},
                                 .linkKeys = {},
                                 .cursor = {}}};
    QCOMPARE(written(ListOutput::Format::Csv, shown, records, Cursor{{}, 2}),
             QStringLiteral("customer_name,recipient_phone,total\r\n"
                            "\"'=HYPERLINK(\"\"x\"\", \"\"y\"\")\",'+62812,-5\r\n"
                            "\"a,\nb\",,7\r\n"));
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
    const QString text = written(ListOutput::Format::Json, shown, records, Cursor{{}, 9});
    const auto whole = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonObject row = whole[QLatin1String("rows")][0].toObject();
    QCOMPARE(row[QLatin1String("key")].toInteger(), 9);
    QVERIFY(row[QLatin1String("customer_name")].isNull());
    QCOMPARE(row[QLatin1String("total")].toInteger(), 9'007'199'254'740'993);
    QCOMPARE(row[QLatin1String("is_archived")].toBool(), true);
    QCOMPARE(Cursor::fromText(whole[QLatin1String("next")].toString()), (Cursor{{}, 9}));
    const QString empty = written(ListOutput::Format::Json, shown, {}, std::nullopt);
    QVERIFY(QJsonDocument::fromJson(empty.toUtf8()).object()[QLatin1String("next")].isNull());
}

QTEST_GUILESS_MAIN(ListCommandTest)
#include "listcommandtest.moc"
