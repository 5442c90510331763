#include "searchquery.h"
#include "describe.h"
#include "phonespelling.h"
#include "searchamount.h"
#include "searchday.h"

#include <QTest>

using namespace meja;
using namespace meja::describe;

namespace {

const QDate today(2026, 11, 22);

Resource shop()
{
    return {.name = QStringLiteral("shop"),
            .table = QStringLiteral("shop"),
            .singular = {},
            .plural = {},
            .icon = {},
            .columns = {code("number", "Number"), text("customer_name", "Customer name"),
                        money("total", "Total"), grams("weight", "Weight"), recordName("object", "Record"),
                        integer("pieces", "Pieces"), decimal("rating", "Rating"), phone("phone", "Phone"),
                        timestamp("placed_at", "Placed"), timestamp("paid_at", "Paid at"),
                        boolean("is_archived", "Archived"),
                        choice("status", "Status",
                               {{QStringLiteral("DIBAYAR"), {"Paid"}},
                                {QStringLiteral("DIKIRIM"), {"Shipped to customer"}},
                                {QStringLiteral("DIPROSES"), {"Processing"}}}),
                        choice("courier", "Courier", {{QStringLiteral("jne"), {"JNE"}}}).withOtherCodes()},
            .defaultOrder = {descending("placed_at")},
            .searchFields = {anywhere("number"), anywhere("customer_name"), whole("phone")},
            .dateColumn = QStringLiteral("placed_at"),
            .titleColumn = QStringLiteral("number")};
}

SearchTerm word(const char *text, const char *column = "")
{
    return {.column = QString::fromUtf8(column), .text = QString::fromUtf8(text)};
}

SearchTerm numbers(const char *column, std::optional<qint64> min, std::optional<qint64> max)
{
    return {.kind = SearchTerm::Kind::Numbers, .column = QString::fromUtf8(column), .min = min, .max = max};
}

SearchTerm days(const char *column, std::optional<QDate> from, std::optional<QDate> until)
{
    return {
        .kind = SearchTerm::Kind::Times, .column = QString::fromUtf8(column), .from = from, .until = until};
}

SearchTerm decimals(const DecimalRange &range)
{
    return {.kind = SearchTerm::Kind::Decimals, .column = QStringLiteral("rating"), .decimals = range};
}

SearchTerm codes(const char *column, const QStringList &values)
{
    return {.kind = SearchTerm::Kind::Codes, .column = QString::fromUtf8(column), .codes = values};
}

using Terms = QList<SearchTerm>;

} // namespace

Q_DECLARE_METATYPE(SearchTerm)

/// Tests how `SearchQuery` interprets what users type.
class SearchQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void interpretsInput_data();
    void interpretsInput();
    void reportsWhereItCannotRead_data();
    void reportsWhereItCannotRead();
    void recognisesUnfinishedInput_data();
    void recognisesUnfinishedInput();
    void refusesComparisonsWithoutASuitableColumn();
    void comparesYearsInListsWithoutAmounts();
    void readsAmounts_data();
    void readsAmounts();
    void refusesAmounts_data();
    void refusesAmounts();
    void readsDays_data();
    void readsDays();
    void readsPhones_data();
    void readsPhones();
};

// NOLINTNEXTLINE(readability-function-size): one table
void SearchQueryTest::interpretsInput_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Terms>("terms");
    const auto row = [](const char *name, const char *typed, const Terms &terms) {
        QTest::newRow(name) << QString::fromUtf8(typed) << terms;
    };
    row("nothing", " \t\n ", {});
    row("words", "budi  santoso", {word("budi"), word("santoso")});
    row("the same word twice", "budi budi", {word("budi")});
    row("phrase", R"("budi  santoso" x)", {word("budi  santoso"), word("x")});
    row("single quotes", "'budi santoso'", {word("budi santoso")});
    row("apostrophe within a name", "Ma'ruf Jum'at", {word("Ma'ruf"), word("Jum'at")});
    row("apostrophe at the beginning", "'t hart", {word("'t"), word("hart")});
    row("single quote that does not end a word", "'a b'c", {word("'a"), word("b'c")});
    row("phrase without a closing quote", R"("budi san)", {word("budi san")});
    row("empty phrase", R"("" a)", {word("a")});
    row("quote inside a word", R"(15" layar)", {word(R"(15")"), word("layar")});
    row("escaped quote", R"(\"a b)", {word(R"("a)"), word("b")});
    row("escaped space", R"(a\ b)", {word("a b")});
    row("escape within a phrase", R"("a\"b")", {word(R"(a"b)")});
    row("backslash at the end", R"(a\)", {word(R"(a\)")});
    row("two backslashes", R"(a\\b)", {word(R"(a\b)")});
    row("percent and underscore", "50% a_b *", {word("50%"), word("a_b"), word("*")});
    row("sql", "'; drop table orders; --",
        {word("';"), word("drop"), word("table"), word("orders;"), word("--")});
    row("column", "customer_name:budi", {word("budi", "customer_name")});
    row("column with a phrase", R"(customer_name:"budi s" x)", {word("budi s", "customer_name"), word("x")});
    row("column by its label", "Customer_Name:budi", {word("budi", "customer_name")});
    row("column and its value apart", "customer_name: x", {word("x", "customer_name")});
    row("unknown column", "http://toko.id", {word("http://toko.id")});
    row("escaped colon", R"(customer_name\:budi)", {word("customer_name:budi")});
    row("colon in front", ":budi", {word(":budi")});
    row("second colon", "customer_name:a:b", {word("a:b", "customer_name")});
    row("amount by itself", ">500rb", {numbers("total", 500'001, {})});
    row("amount of a column", "total:>=1,5jt", {numbers("total", 1'500'000, {})});
    row("equal amount", "total:250.000", {numbers("total", 250'000, 250'000)});
    row("range", "total:500rb..2jt", {numbers("total", 500'000, 2'000'000)});
    row("number of a column", "pieces:<3", {numbers("pieces", {}, 2)});
    row("a number by itself is text", "500000", {word("500000")});
    row("a sign without a number", ">abc < x", {word(">abc"), word("<"), word("x")});
    row("quoted amount is text", R"(">500rb")", {word(">500rb")});
    row("escaped amount is text", R"(\>500rb)", {word(">500rb")});
    const SearchTerm rp531 = numbers("total", 531'000, 531'000);
    row("amount as the desktop shows it", "total:Rp\u00A0531.000", {rp531});
    row("amount with a narrow space", "total:Rp\u202F531.000", {rp531});
    row("amount in English", "total:Rp 531,000 x", {rp531, word("x")});
    row("amount with a fraction", "total:531.000,00", {rp531});
    row("amount with a dash", "total:Rp531.000,-", {rp531});
    row("amount with an abbreviation", "total:Rp. 500 ribu", {numbers("total", 500'000, 500'000)});
    row("amount in two words", "total:2 juta", {numbers("total", 2'000'000, 2'000'000)});
    row("negative amount", "total:Rp -5.000", {numbers("total", -5000, -5000)});
    row("groups with no-break spaces", "total:1\u00A0250\u202F000", {numbers("total", 1'250'000, 1'250'000)});
    row("groups with spaces are words", "pieces:500 200", {numbers("pieces", 500, 500), word("200")});
    row("compared amount with a currency", ">= Rp 1.250.000", {numbers("total", 1'250'000, {})});
    row("typographic sign", "\u22651jt", {numbers("total", 1'000'000, {})});
    row("unit in a word of its own", ">500 rb", {numbers("total", 500'001, {})});
    row("a word after an amount", ">500 budi", {numbers("total", 501, {}), word("budi")});
    row("range in three words", "500rb .. 2jt", {numbers("total", 500'000, 2'000'000)});
    row("range with units apart", "total:500 rb .. Rp 2 jt x",
        {numbers("total", 500'000, 2'000'000), word("x")});
    row("amount by itself with a currency", "budi Rp 531.000", {word("budi"), rp531});
    row("amount by itself with a fraction", "531.000,00", {rp531});
    row("a currency without an amount", "Rp budi", {word("Rp"), word("budi")});
    row("kilograms", "weight:1,25 kg", {numbers("weight", 1250, 1250)});
    row("kilograms in English", "weight:1.25\u00A0kg", {numbers("weight", 1250, 1250)});
    row("grams", "weight:>=850 g", {numbers("weight", 850, {})});
    const SearchTerm nov30 = days("placed_at", QDate(2026, 11, 30), QDate(2026, 12, 1));
    row("day with a month's name", "30 Nov 2026", {nov30});
    row("day with a long name", "budi 30 November 2026 x", {word("budi"), nov30, word("x")});
    row("day with slashes", "30/11/2026", {nov30});
    row("day with dashes", "30-11-2026", {nov30});
    row("day with dots", "30.11.2026", {nov30});
    row("day with a time in Indonesian", "30 Nov 2026 18.00 WIB", {nov30});
    row("day with a time in English", "placed_at:30 Nov 2026 18:00 WIB", {nov30});
    row("day with a time, short", "30 Nov 18.00", {nov30});
    row("day of this year", "placed_at:30 Nov", {nov30});
    row("a day without a year is text", "30 Nov", {word("30"), word("Nov")});
    row("day in the American order", "Nov 30, 2026", {nov30});
    row("the next day in the east", "1 Des 2026 00.30 WITA", {nov30});
    row("time as PostgreSQL prints it", "2026-11-29 17:00:00.123456+00", {nov30});
    row("time within a word", "2026-11-30T10:00", {nov30});
    row("yesterday with a time", "kemarin 14.30", {days("placed_at", today.addDays(-1), today)});
    row("Mei", "17 Mei 2026", {days("placed_at", QDate(2026, 5, 17), QDate(2026, 5, 18))});
    row("Ags", "17 Ags 2026", {days("placed_at", QDate(2026, 8, 17), QDate(2026, 8, 18))});
    row("month's name and year", "Okt 2026", {days("placed_at", QDate(2026, 10, 1), QDate(2026, 11, 1))});
    row("range of days with names", "1 Nov 2026 .. 30 Nov 2026",
        {days("placed_at", QDate(2026, 11, 1), QDate(2026, 12, 1))});
    row("compared day with a name", "paid_at:> 30 Nov 2026", {days("paid_at", QDate(2026, 12, 1), {})});
    row("label of two words", "status:Shipped to customer x",
        {codes("status", {QStringLiteral("DIKIRIM")}), word("x")});
    row("code without a label", "courier:xyz", {codes("courier", {QStringLiteral("xyz")})});
    row("empty value", "courier:\u2013 x",
        {{.kind = SearchTerm::Kind::Empty, .column = QStringLiteral("courier")}, word("x")});
    row("quoted dash", "customer_name:\"\u2013\"", {word("\u2013", "customer_name")});
    row("record as shown", "object:Order 17", {codes("object", {QStringLiteral("orders 17")})});
    row("record type as shown", "object:Orders", {word("orders", "object")});
    row("invisible characters", "\u200Bbu\u00ADdi\u2060 \uFEFF\u200E total:\u202A531.000\u202C",
        {word("budi"), rp531});
    row("invisible character in quotes", "\"bu\u00ADdi\"", {word("bu\u00ADdi")});
    row("day", "2026-11-22", {days("placed_at", QDate(2026, 11, 22), QDate(2026, 11, 23))});
    row("month", "2026-12", {days("placed_at", QDate(2026, 12, 1), QDate(2027, 1, 1))});
    row("a year by itself is text", "2026", {word("2026")});
    row("year of a column", "paid_at:2026", {days("paid_at", QDate(2026, 1, 1), QDate(2027, 1, 1))});
    row("today", "today", {days("placed_at", today, today.addDays(1))});
    row("hari ini", "Hari Ini x", {days("placed_at", today, today.addDays(1)), word("x")});
    row("hari ini of a column", "paid_at:hari ini", {days("paid_at", today, today.addDays(1))});
    row("kemarin", "kemarin", {days("placed_at", today.addDays(-1), today)});
    row("after a day", "paid_at:>2026-11-22", {days("paid_at", QDate(2026, 11, 23), {})});
    row("between days", "paid_at:2026-11-01..2026-11",
        {days("paid_at", QDate(2026, 11, 1), QDate(2026, 12, 1))});
    row("after a day by itself", ">2026-11-20", {days("placed_at", QDate(2026, 11, 21), {})});
    row("from a day on", ">=2026-11-20", {days("placed_at", QDate(2026, 11, 20), {})});
    row("before a month", "<2026-11", {days("placed_at", {}, QDate(2026, 11, 1))});
    row("after yesterday", ">kemarin", {days("placed_at", today, {})});
    row("up to today in two words", "<=hari ini", {days("placed_at", {}, today.addDays(1))});
    row("between days by itself", "2026-11-01..hari ini",
        {days("placed_at", QDate(2026, 11, 1), today.addDays(1))});
    row("from today on in two words", "Hari ini..2026-12-24 hari inilah",
        {days("placed_at", today, QDate(2026, 12, 25)), word("hari"), word("inilah")});
    row("a compared year is an amount", ">2026", {numbers("total", 2027, {})});
    row("range by itself", "500rb..1jt", {numbers("total", 500'000, 1'000'000)});
    row("open range by itself", "500rb..", {numbers("total", 500'000, {})});
    row("dots are text", "... a..b .. 1..x", {word("..."), word("a..b"), word(".."), word("1..x")});
    row("space after a sign", "> 500rb >= 1jt",
        {numbers("total", 500'001, {}), numbers("total", 1'000'000, {})});
    row("space between a sign and a day", "> hari ini", {days("placed_at", today.addDays(1), {})});
    row("spaces between a column, a sign and a day", "paid_at: > Hari ini",
        {days("paid_at", today.addDays(1), {})});
    row("spaces after a column", "total: > 500rb", {numbers("total", 500'001, {})});
    row("space before a phrase", R"(customer_name: "budi s")", {word("budi s", "customer_name")});
    row("sql with spaces", "1 = 1 <> 2", {word("1"), word("="), word("<>"), word("2")});
    row("fraction", "rating:4,5", {decimals({.min = QStringLiteral("4.5"), .max = QStringLiteral("4.5")})});
    row("above a fraction", "rating:>4", {decimals({.above = QStringLiteral("4")})});
    row("between fractions", "rating:3.5..", {decimals({.min = QStringLiteral("3.5")})});
    row("phone with spaces", "0819 1243 8084", {word("0819 1243 8084")});
    row("phone with a link", "tel:+62 819 1243 8084 x", {word("tel:+62 819 1243 8084"), word("x")});
    row("phone with the 0 in brackets", "+62 (0) 819 1243 8084", {word("+62 (0) 819 1243 8084")});
    row("phone as the desktop shows it", "budi +62 819 1243 8084 x",
        {word("budi"), word("+62 819 1243 8084"), word("x")});
    row("phone with brackets", "(0819) 1243.8084", {word("(0819) 1243.8084")});
    row("phone with dashes apart", "0819 - 1243 - 8084", {word("0819 - 1243 - 8084")});
    row("phone without a prefix", "819 1243 8084", {word("819 1243 8084")});
    row("numbers of two digits are not phone groups", "80 81 82 83 84 85",
        {word("80"), word("81"), word("82"), word("83"), word("84"), word("85")});
    row("single digits are not phone groups", "0812 1 2 3 4 5 6 7 8",
        {word("0812"), word("1"), word("2"), word("3"), word("4"), word("5"), word("6"), word("7"),
         word("8")});
    row("phone of a column", "phone:0819 1243 8084", {word("0819 1243 8084", "phone")});
    row("a complete phone takes no further group", "081912438084 2026", {word("081912438084"), word("2026")});
    row("groups that are not a phone", "0819 1243", {word("0819"), word("1243")});
    row("a day is not a phone group", "0812 2026-11-22",
        {word("0812"), days("placed_at", QDate(2026, 11, 22), QDate(2026, 11, 23))});
    row("a range is not a phone group", "800..900 0819 124",
        {numbers("total", 800, 900), word("0819"), word("124")});
    row("quoted groups stay apart", R"(0819 "1243" 8084)", {word("0819"), word("1243"), word("8084")});
    row("quoted day is text", R"("kemarin")", {word("kemarin")});
    row("an invalid month is text", "2026-13", {word("2026-13")});
    row("code", "status:dibayar", {codes("status", {QStringLiteral("DIBAYAR")})});
    row("part of a label", "status:shipped", {codes("status", {QStringLiteral("DIKIRIM")})});
    row("part of codes", "status:di",
        {codes("status",
               {QStringLiteral("DIBAYAR"), QStringLiteral("DIKIRIM"), QStringLiteral("DIPROSES")})});
    row("yes", "is_archived:ya", {codes("is_archived", {QStringLiteral("true")})});
    row("no", "is_archived:Tidak", {codes("is_archived", {QStringLiteral("false")})});
    QTest::newRow("NUL splits") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b")
                                << Terms{word("a"), word("b")};
    QTest::newRow("half a surrogate pair") << QString(QChar(0xD83D)) << Terms{word("\xEF\xBF\xBD")};
    QTest::newRow("very long") << QString(10'000, u'a') << Terms{{.text = QString(10'000, u'a')}};
}

void SearchQueryTest::interpretsInput()
{
    QFETCH(QString, typed);
    QFETCH(Terms, terms);
    const auto query = SearchQuery::parse(shop(), typed, today);
    QVERIFY2(query, qPrintable(query ? QString() : query.error().error().detail));
    QCOMPARE(query->terms(), terms);
}

void SearchQueryTest::reportsWhereItCannotRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("part");
    QTest::newRow("amount") << QStringLiteral("budi total:abc")
                            << QStringLiteral("at character 6: 'abc' is not an amount");
    QTest::newRow("fraction") << QStringLiteral(">1,2345rb")
                              << QStringLiteral("at character 1: '1,2345rb' is not a whole");
    QTest::newRow("unit") << QStringLiteral(">5kg") << QStringLiteral("'5kg' is not an amount");
    QTest::newRow("too large") << QStringLiteral(">99999999999m") << QStringLiteral("is too large");
    QTest::newRow("day") << QStringLiteral("paid_at:2026-02-30")
                         << QStringLiteral("'2026-02-30' is not a day");
    QTest::newRow("choice") << QStringLiteral("status:xyz")
                            << QStringLiteral("'xyz' is not one of the choices of status");
    QTest::newRow("fraction of a column")
        << QStringLiteral("rating:gut") << QStringLiteral("'gut' is not a number");
    QTest::newRow("day by itself") << QStringLiteral(">2026-13") << QStringLiteral("'2026-13' is not a day");
    QTest::newRow("no value after a column")
        << QStringLiteral("total:") << QStringLiteral("add a value after 'total:'");
    QTest::newRow("no value after a sign")
        << QStringLiteral("total:>= status:di") << QStringLiteral("after 'total:>='");
    QTest::newRow("time of day") << QStringLiteral("2026-11-01 23:59..")
                                 << QStringLiteral("at character 12: '23:59..' is a time of day");
    QTest::newRow("compared time within a word")
        << QStringLiteral(">2026-11-01T10:00") << QStringLiteral("is a time of day");
    QTest::newRow("range that cannot be read")
        << QStringLiteral("total:500rb .. 2jtx") << QStringLiteral("'2jtx' is not an amount");
    QTest::newRow("wrong groups") << QStringLiteral("total:1250.000")
                                  << QStringLiteral("'1250.000' is not an amount");
    QTest::newRow("currency without an amount")
        << QStringLiteral("total:Rp budi") << QStringLiteral("'Rp' is not an amount");
    QTest::newRow("day that does not exist")
        << QStringLiteral("placed_at:31/11/2026") << QStringLiteral("'31/11/2026' is not a day");
    QTest::newRow("position after an invisible character")
        << QStringLiteral("bu\u200Bdi total:abc") << QStringLiteral("at character 7: 'abc'");
    QTest::newRow("time of a column")
        << QStringLiteral("paid_at:>2026-11-01 10:00") << QStringLiteral("'10:00' is a time");
    QTest::newRow("yes or no") << QStringLiteral("is_archived:mungkin") << QStringLiteral("is not yes or no");
    QStringList many;
    for (int i = 0; i < 101; ++i)
        many.append(QStringLiteral("w%1").arg(i));
    QTest::newRow("too many") << many.join(u' ') << QStringLiteral("at most 100 different words");
}

void SearchQueryTest::reportsWhereItCannotRead()
{
    QFETCH(QString, typed);
    QFETCH(QString, part);
    const auto query = SearchQuery::parse(shop(), typed, today);
    QVERIFY(!query);
    QCOMPARE(query.error().error().kind, ErrorKind::Invalid);
    QVERIFY2(query.error().error().detail.contains(part), qPrintable(query.error().error().detail));
}

void SearchQueryTest::recognisesUnfinishedInput_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("begun");
    for (const char *typed : {"total:",
                              "total:>",
                              "budi >",
                              ">=",
                              "total:-",
                              "total:Rp",
                              "total:1.",
                              "total:>1,5",
                              "total:5r",
                              "total:5mil",
                              "total:500rb..1j",
                              "placed_at:2",
                              "placed_at:>202",
                              "placed_at:2026-",
                              "placed_at:2026-11-",
                              "placed_at:2026-11-01..2",
                              "placed_at:30 N",
                              "placed_at:30/1",
                              "placed_at:kem",
                              "placed_at:hari",
                              ">kem",
                              ">2026-",
                              ">2026-11-",
                              "is_archived:y",
                              "status:",
                              R"(customer_name:")",
                              "rating:>",
                              "rating:4."})
        QTest::newRow(typed) << QString::fromUtf8(typed) << true;
    for (const char *typed :
         {"total:abc", "total:> budi", "total:5kg", "total:1,2345rb", "total:>>5", "placed_at:2026-13",
          "placed_at:besok", "placed_at:2 x", "status:x", "is_archived:q", "total: status:di",
          ">99999999999m", "rating:4,5,6", "2026-11-01 23:59.."})
        QTest::newRow(typed) << QString::fromUtf8(typed) << false;
}

void SearchQueryTest::recognisesUnfinishedInput()
{
    QFETCH(QString, typed);
    QFETCH(bool, begun);
    const auto query = SearchQuery::parse(shop(), typed, today);
    QVERIFY(!query);
    QCOMPARE(query.error().isBegun, begun);
}

void SearchQueryTest::refusesComparisonsWithoutASuitableColumn()
{
    Resource resource = shop();
    resource.columns = {code("number", "Number")};
    resource.searchFields = {anywhere("number")};
    resource.dateColumn.clear();
    const auto reasonOf = [&](const char *typed) {
        const auto query = SearchQuery::parse(resource, QString::fromUtf8(typed), today);
        return query ? std::nullopt : std::optional(query.error().reason);
    };
    using Reason = SearchProblem::Reason;
    QCOMPARE(reasonOf(">500rb"), std::optional(Reason::NoAmounts));
    QCOMPARE(reasonOf("500rb..1jt"), std::optional(Reason::NoAmounts));
    QCOMPARE(reasonOf(">2026-11-20"), std::optional(Reason::NoDays));
    QCOMPARE(reasonOf("<kemarin"), std::optional(Reason::NoDays));
    QCOMPARE(reasonOf("2026-11-01.."), std::optional(Reason::NoDays));
    const auto query =
        SearchQuery::parse(resource, QStringLiteral("2026-11 kemarin hari ini 0819 1243 8084"), today);
    QCOMPARE(query.value().terms(), (Terms{word("2026-11"), word("kemarin"), word("hari"), word("ini"),
                                           word("0819"), word("1243"), word("8084")}));
}

void SearchQueryTest::comparesYearsInListsWithoutAmounts()
{
    Resource resource = shop();
    resource.columns = {code("number", "Number"), timestamp("placed_at", "Placed")};
    const auto query = SearchQuery::parse(resource, QStringLiteral(">2024"), today);
    QCOMPARE(query.value().terms(), (Terms{days("placed_at", QDate(2025, 1, 1), {})}));
    const auto typing = SearchQuery::parse(resource, QStringLiteral(">20"), today);
    QVERIFY(!typing && typing.error().isBegun);
    const auto amount = SearchQuery::parse(resource, QStringLiteral(">5000"), today);
    QVERIFY(!amount && !amount.error().isBegun);
}

void SearchQueryTest::readsAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("amount");
    const auto row = [](const char *text, qint64 amount) {
        QTest::newRow(text) << QString::fromUtf8(text) << amount;
    };
    row("0", 0);
    row("500rb", 500'000);
    row("500RIBU", 500'000);
    row("500k", 500'000);
    row("1,5jt", 1'500'000);
    row("1.5juta", 1'500'000);
    row("1,500jt", 1'500'000);
    row("2m", 2'000'000'000);
    row("0,000000001miliar", 1);
    row("1.250.000", 1'250'000);
    row("1,250,000", 1'250'000);
    row("250.000", 250'000);
    row("1.250.000jt", 1'250'000'000'000);
    row("Rp500rb", 500'000);
    row("rp.1.000", 1000);
    row("-5rb", -5000);
    row("7,00", 7);
    row("77.000,00", 77'000);
    row("77,000.00", 77'000);
    row("5 rb.", 5000);
    row("IDR 1.000", 1000);
    row("Rp\u00A0531.000,-", 531'000);
    row("\u22125.000", -5000);
    row("\uFF15\uFF10", 50);
    row("9223372036854775806", 9'223'372'036'854'775'806);
}

void SearchQueryTest::readsAmounts()
{
    QFETCH(QString, text);
    QFETCH(qint64, amount);
    const auto read = readAmount(text);
    QVERIFY(read);
    QCOMPARE(*read, amount);
}

void SearchQueryTest::refusesAmounts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "rb", "1,5", "1,2345rb", "1..5jt", "1.2.3", "1.250,5", "0.500", "1250.000",
                             "5 xy", "1e6", "1,250.5,0", "- -5", "5 kg", "9223372036854775807",
                             "99999999999999999999", "10000000000m", "--5", "0x10"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void SearchQueryTest::refusesAmounts()
{
    QFETCH(QString, text);
    const auto read = readAmount(text);
    QVERIFY(!read);
}

void SearchQueryTest::readsDays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("readable");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("until");
    const auto row = [](const char *text, QDate from, QDate until) {
        QTest::newRow(text) << QString::fromUtf8(text) << true << from << until;
    };
    row("2024-02", QDate(2024, 2, 1), QDate(2024, 3, 1));
    row("2024-2-9", QDate(2024, 2, 9), QDate(2024, 2, 10));
    row("2024-12-31", QDate(2024, 12, 31), QDate(2025, 1, 1));
    row(">=2024", QDate(2024, 1, 1), QDate());
    row(">2024", QDate(2025, 1, 1), QDate());
    row("<2024-02", QDate(), QDate(2024, 2, 1));
    row("<=2024-02", QDate(), QDate(2024, 3, 1));
    row("kemarin..today", QDate(2026, 11, 21), QDate(2026, 11, 23));
    row("..2024", QDate(), QDate(2025, 1, 1));
    row("9-2-2024", QDate(2024, 2, 9), QDate(2024, 2, 10));
    row("1/2/24", QDate(2024, 2, 1), QDate(2024, 2, 2));
    row("1 Agt .. 3 Aug", QDate(2026, 8, 1), QDate(2026, 8, 4));
    row("29 Feb 2024 23.59 WIT", QDate(2024, 2, 29), QDate(2024, 3, 1));
    row("31 Des 2025 17:00 UTC", QDate(2026, 1, 1), QDate(2026, 1, 2));
    row("1 Jan 2026 03:00 UTC+10:00", QDate(2026, 1, 1), QDate(2026, 1, 2));
    for (const char *text : {"", "..", "24-02-01", "2024-00", "2024-02-30", "2024-02-01T10", "9 Peb 24.00",
                             "31/4/2026", "1/13/2026", "besok", "2024..x", "9999"})
        QTest::newRow(text) << QString::fromUtf8(text) << false << QDate() << QDate();
}

void SearchQueryTest::readsDays()
{
    QFETCH(QString, text);
    QFETCH(bool, readable);
    QFETCH(QDate, from);
    QFETCH(QDate, until);
    const auto range = readDayRange(text, today);
    QCOMPARE(range.has_value(), readable);
    QCOMPARE(range ? range->from.value_or(QDate()) : QDate(), from);
    QCOMPARE(range ? range->until.value_or(QDate()) : QDate(), until);
}

void SearchQueryTest::readsPhones_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("starts");
    QTest::addColumn<bool>("whole");
    const auto row = [](const char *typed, const char *text, bool starts, bool whole) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(text) << starts << whole;
    };
    row("081234567890", "+6281234567890", true, true);
    row("+62 812-3456-7890", "+6281234567890", true, true);
    row("6281234567890", "+6281234567890", true, true);
    row("(0812) 3456.7890", "+6281234567890", true, true);
    row("81234567890", "81234567890", false, true);
    row("0812", "+62812", true, false);
    row("3456", "3456", false, false);
    row("+62 (0)812 3456 7890", "+6281234567890", true, true);
    row("+62 0812 3456 7890", "+6281234567890", true, true);
    row("0062 812-3456-7890", "+6281234567890", true, true);
    row("tel:+62-812-3456-7890", "+6281234567890", true, true);
    row("\u202A+62\u00A0812\u20113456\u20137890\u202C", "+6281234567890", true, true);
    row("\uFF10\uFF18\uFF11\uFF12-3456-7890", "+6281234567890", true, true);
    row("+62", "+62", true, false);
    row("00", "00", false, false);
    row("006", "006", false, false);
    row("0065 81234567", "+6206581234567", true, false);
    row("0", "0", false, false);
    row("+", "", false, false);
    row("MJ812", "", false, false);
    row("0812x", "", false, false);
}

void SearchQueryTest::readsPhones()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, starts);
    QFETCH(bool, whole);
    const auto spelling = PhoneSpelling::read(typed);
    QCOMPARE(spelling ? spelling->text : QString(), text.isEmpty() ? QString() : text);
    QCOMPARE(spelling && spelling->startsNumber, starts);
    QCOMPARE(PhoneSpelling::whole(typed).value_or(QString()),
             whole ? QStringLiteral("+6281234567890") : QString());
}

QTEST_GUILESS_MAIN(SearchQueryTest)
#include "searchquerytest.moc"
