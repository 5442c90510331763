#include "listrequest.h"
#include "pagecursor.h"

#include <QTest>

using namespace meja;

/// The query parameters and cursors of the customer API's lists.
class ListRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesFilters();
    void reportsAllProblems_data();
    void reportsAllProblems();
    void listsWithoutFiltersRefuseFilters();
    void decodesEncodedCursors_data();
    void decodesEncodedCursors();
    void refusesInvalidCursors_data();
    void refusesInvalidCursors();
    void pageAddressesKeepTheFilters();
    void buildsPages();
};

namespace {

QueryItems items(std::initializer_list<QPair<const char *, const char *>> pairs)
{
    QueryItems list;
    for (const auto &[name, value] : pairs)
        list.append({QLatin1String(name), QLatin1String(value)});
    return list;
}

} // namespace

void ListRequestTest::parsesFilters()
{
    const auto nothing = readOrderListRequest({});
    QVERIFY(nothing && nothing->filter.statuses.isEmpty() && !nothing->page.place);
    QCOMPARE(nothing->page.limit, 50);
    const auto parsed = readOrderListRequest(items({{"order_status", "COMPLETED,DIBAYAR"},
                                                    {"order_status", "SELESAI"},
                                                    {"payment_status", "PAID"},
                                                    {"from", "2026-11-01"},
                                                    {"to", "2026-11-01"},
                                                    {"limit", "200"}}));
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->filter.statuses, (QStringList{QStringLiteral("SELESAI"), QStringLiteral("DIBAYAR")}));
    QCOMPARE(parsed->filter.paymentStatuses, QStringList{QStringLiteral("PAID")});
    QCOMPARE(parsed->filter.from, QDate(2026, 11, 1));
    QCOMPARE(parsed->filter.to, QDate(2026, 11, 1));
    QCOMPARE(parsed->page.limit, 200);
}

void ListRequestTest::reportsAllProblems_data()
{
    QTest::addColumn<QueryItems>("items");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const QueryItems &given, const char *problems) {
        QTest::newRow(name) << given << QString::fromLatin1(problems);
    };
    row("an unknown status", items({{"order_status", "LUNAS"}}), "order_status choice");
    row("an empty status", items({{"order_status", "SELESAI,"}}), "order_status choice");
    row("lower case", items({{"payment_status", "paid"}}), "payment_status choice");
    row("an unknown parameter", items({{"status", "SELESAI"}}), "status unknown");
    row("a limit of 0", items({{"limit", "0"}}), "limit range");
    row("a limit that is too large", items({{"limit", "201"}}), "limit range");
    row("a limit that is not a number", items({{"limit", "all"}}), "limit range");
    row("a repeated parameter", items({{"limit", "1"}, {"limit", "1"}}), "limit repeated");
    row("an invalid cursor", items({{"cursor", "1"}}), "cursor choice");
    row("an invalid day", items({{"from", "2026-02-30"}}), "from type");
    row("a time instead of a day", items({{"to", "2026-02-03T10:00:00Z"}}), "to type");
    row("a year out of range", items({{"to", "9999-01-01"}}), "to type");
    row("a range that ends before it starts", items({{"from", "2026-02-02"}, {"to", "2026-02-01"}}),
        "to range");
    row("two problems", items({{"limit", "x"}, {"from", "y"}}), "limit range, from type");
}

void ListRequestTest::reportsAllProblems()
{
    QFETCH(QueryItems, items);
    const auto listRequest = readOrderListRequest(items);
    QVERIFY(!listRequest);
    QStringList reported;
    for (const FieldProblem &problem : listRequest.error())
        reported.append(problem.field + u' ' + problem.code);
    QTEST(reported.join(QLatin1String(", ")), "problems");
}

void ListRequestTest::listsWithoutFiltersRefuseFilters()
{
    QVERIFY(readListRequest(items({{"limit", "3"}})).has_value());
    QVERIFY(!readListRequest(items({{"order_status", "SELESAI"}})));
}

void ListRequestTest::decodesEncodedCursors_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("id");
    QTest::addColumn<bool>("isBackward");
    QTest::newRow("an order") << qint64(1'795'577'456'123'456) << qint64(42) << false;
    QTest::newRow("backwards") << qint64(1'795'577'456'123'456) << qint64(42) << true;
    QTest::newRow("the smallest values") << qint64(0) << qint64(0) << false;
    QTest::newRow("the largest values")
        << qint64(4'000'000'000'000'000) << std::numeric_limits<qint64>::max() << true;
}

void ListRequestTest::decodesEncodedCursors()
{
    QFETCH(qint64, at);
    QFETCH(qint64, id);
    QFETCH(bool, isBackward);
    const PagePosition place{at, id, isBackward};
    const auto decoded = decodeCursor(encodeCursor(place));
    QVERIFY(decoded.has_value());
    QCOMPARE(*decoded, place);
}

void ListRequestTest::refusesInvalidCursors_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "n", "n.1", "n.1.2.3", "x.1.2", "n.-1.2", "n.01.2", "n.+1.2", "n.1.2 ",
                             "n.1.", "n.4000000000000001.1", "n.1.9223372036854775808", "N.1.2"})
        QTest::newRow(text) << QByteArray(text);
}

void ListRequestTest::refusesInvalidCursors()
{
    QFETCH(QByteArray, text);
    QVERIFY(!decodeCursor(QString::fromLatin1(text)));
    QVERIFY(!decodeCursor(
        QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))));
}

void ListRequestTest::pageAddressesKeepTheFilters()
{
    const PagePosition place{7, 8, false};
    QCOMPARE(pageAddress("/api/v1/orders",
                         items({{"order_status", "A,B"}, {"cursor", "old"}, {"limit", "2"}}), place),
             QStringLiteral("/api/v1/orders?order_status=A,B&limit=2&cursor=") + encodeCursor(place));
    QVERIFY(pageAddress("/x", {}, std::nullopt).isNull());
}

void ListRequestTest::buildsPages()
{
    const QList<std::pair<int, PagePosition>> three{{1, {9, 1}}, {2, {8, 2}}, {3, {7, 3}}};
    const auto first = pageOf<int>(three, {std::nullopt, 2});
    QCOMPARE(first.rows, (QList<int>{1, 2}));
    QVERIFY(!first.previous && first.next == PagePosition(8, 2, false));
    const auto last = pageOf<int>(three, {PagePosition{10, 0, false}, 3});
    QVERIFY(!last.next && last.previous == PagePosition(9, 1, true));
    // Reading backwards, the query returns the rows nearest to the cursor first.
    const auto back = pageOf<int>({{3, {7, 3}}, {2, {8, 2}}, {1, {9, 1}}}, {PagePosition{6, 4, true}, 2});
    QCOMPARE(back.rows, (QList<int>{2, 3}));
    QVERIFY(back.next == PagePosition(7, 3, false) && back.previous == PagePosition(8, 2, true));
    QVERIFY(pageOf<int>({}, {PagePosition{6, 4, true}, 2}).rows.isEmpty());
}

QTEST_APPLESS_MAIN(ListRequestTest)
#include "listrequesttest.moc"
