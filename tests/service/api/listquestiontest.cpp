#include "listquestion.h"
#include "pagecursor.h"

#include <QTest>

using namespace meja;

/// What stands behind the question mark of a customer's list, and the places that pages name.
class ListQuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFilters();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void listsWithoutFiltersTakeNone();
    void cursorsComeBackAsTheyWere_data();
    void cursorsComeBackAsTheyWere();
    void refusesWhatIsNoCursor_data();
    void refusesWhatIsNoCursor();
    void addressesKeepTheQuestion();
    void putsPagesTogether();
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

void ListQuestionTest::readsFilters()
{
    const auto nothing = readOrderQuestion({});
    QVERIFY(nothing && nothing->filter.statuses.isEmpty() && !nothing->wish.place);
    QCOMPARE(nothing->wish.limit, 50);
    const auto asked = readOrderQuestion(items({{"order_status", "COMPLETED,DIBAYAR"},
                                                {"order_status", "SELESAI"},
                                                {"payment_status", "PAID"},
                                                {"from", "2026-11-01"},
                                                {"to", "2026-11-01"},
                                                {"limit", "200"}}));
    QVERIFY(asked.has_value());
    QCOMPARE(asked->filter.statuses, (QStringList{QStringLiteral("SELESAI"), QStringLiteral("DIBAYAR")}));
    QCOMPARE(asked->filter.paymentStatuses, QStringList{QStringLiteral("PAID")});
    QCOMPARE(asked->filter.from, QDate(2026, 11, 1));
    QCOMPARE(asked->filter.to, QDate(2026, 11, 1));
    QCOMPARE(asked->wish.limit, 200);
}

void ListQuestionTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<QueryItems>("items");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const QueryItems &given, const char *problems) {
        QTest::newRow(name) << given << QString::fromLatin1(problems);
    };
    row("a status nobody knows", items({{"order_status", "LUNAS"}}), "order_status choice");
    row("an empty one", items({{"order_status", "SELESAI,"}}), "order_status choice");
    row("small letters", items({{"payment_status", "paid"}}), "payment_status choice");
    row("another parameter", items({{"status", "SELESAI"}}), "status unknown");
    row("no rows", items({{"limit", "0"}}), "limit range");
    row("too many", items({{"limit", "201"}}), "limit range");
    row("words", items({{"limit", "all"}}), "limit range");
    row("twice", items({{"limit", "1"}, {"limit", "1"}}), "limit repeated");
    row("no cursor of ours", items({{"cursor", "1"}}), "cursor choice");
    row("no such day", items({{"from", "2026-02-30"}}), "from type");
    row("a time", items({{"to", "2026-02-03T10:00:00Z"}}), "to type");
    row("far away", items({{"to", "9999-01-01"}}), "to type");
    row("backwards", items({{"from", "2026-02-02"}, {"to", "2026-02-01"}}), "to range");
    row("all at once", items({{"limit", "x"}, {"from", "y"}}), "limit range, from type");
}

void ListQuestionTest::tellsWhatIsWrong()
{
    QFETCH(QueryItems, items);
    const auto question = readOrderQuestion(items);
    QVERIFY(!question);
    QStringList said;
    for (const FieldProblem &problem : question.error())
        said.append(problem.field + u' ' + problem.code);
    QTEST(said.join(QLatin1String(", ")), "problems");
}

void ListQuestionTest::listsWithoutFiltersTakeNone()
{
    QVERIFY(readPageQuestion(items({{"limit", "3"}})).has_value());
    QVERIFY(!readPageQuestion(items({{"order_status", "SELESAI"}})));
}

void ListQuestionTest::cursorsComeBackAsTheyWere_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("id");
    QTest::addColumn<bool>("isBack");
    QTest::newRow("an order") << qint64(1'795'577'456'123'456) << qint64(42) << false;
    QTest::newRow("backwards") << qint64(1'795'577'456'123'456) << qint64(42) << true;
    QTest::newRow("the first of all") << qint64(0) << qint64(0) << false;
    QTest::newRow("the last of all") << qint64(4'000'000'000'000'000) << std::numeric_limits<qint64>::max()
                                     << true;
}

void ListQuestionTest::cursorsComeBackAsTheyWere()
{
    QFETCH(qint64, at);
    QFETCH(qint64, id);
    QFETCH(bool, isBack);
    const PagePlace place{at, id, isBack};
    const auto decoded = decodeCursor(encodeCursor(place));
    QVERIFY(decoded.has_value());
    QCOMPARE(*decoded, place);
}

void ListQuestionTest::refusesWhatIsNoCursor_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "n", "n.1", "n.1.2.3", "x.1.2", "n.-1.2", "n.01.2", "n.+1.2", "n.1.2 ",
                             "n.1.", "n.4000000000000001.1", "n.1.9223372036854775808", "N.1.2"})
        QTest::newRow(text) << QByteArray(text);
}

void ListQuestionTest::refusesWhatIsNoCursor()
{
    QFETCH(QByteArray, text);
    QVERIFY(!decodeCursor(QString::fromLatin1(text)));
    QVERIFY(!decodeCursor(
        QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))));
}

void ListQuestionTest::addressesKeepTheQuestion()
{
    const PagePlace place{7, 8, false};
    QCOMPARE(pageAddress("/api/v1/orders",
                         items({{"order_status", "A,B"}, {"cursor", "old"}, {"limit", "2"}}), place),
             QStringLiteral("/api/v1/orders?order_status=A,B&limit=2&cursor=") + encodeCursor(place));
    QVERIFY(pageAddress("/x", {}, std::nullopt).isNull());
}

void ListQuestionTest::putsPagesTogether()
{
    const QList<std::pair<int, PagePlace>> three{{1, {9, 1}}, {2, {8, 2}}, {3, {7, 3}}};
    const auto first = pageOf<int>(three, {std::nullopt, 2});
    QCOMPARE(first.rows, (QList<int>{1, 2}));
    QVERIFY(!first.previous && first.next == PagePlace(8, 2, false));
    const auto last = pageOf<int>(three, {PagePlace{10, 0, false}, 3});
    QVERIFY(!last.next && last.previous == PagePlace(9, 1, true));
    // Backwards they come nearest first.
    const auto back = pageOf<int>({{3, {7, 3}}, {2, {8, 2}}, {1, {9, 1}}}, {PagePlace{6, 4, true}, 2});
    QCOMPARE(back.rows, (QList<int>{2, 3}));
    QVERIFY(back.next == PagePlace(7, 3, false) && back.previous == PagePlace(8, 2, true));
    QVERIFY(pageOf<int>({}, {PagePlace{6, 4, true}, 2}).rows.isEmpty());
}

QTEST_APPLESS_MAIN(ListQuestionTest)
#include "listquestiontest.moc"
