#include "listreader.h"
#include "migrator.h"
#include "phonespelling.h"
#include "privatecluster.h"
#include "resourcecatalogue.h"
#include "searchfold.h"
#include "searchquery.h"
#include "sqlsession.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>

using namespace meja;

/// The rules that searches share with the database: phone spellings, folded texts, the order of texts.
class SearchRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void normalisesPhonesLikeTheDatabase();
    void foldsTextsLikeTheDatabase();
    void repairsStoredPhones();
    void findsEverySpelling_data();
    void findsEverySpelling();
    void findsCopiedOrderNumbers_data();
    void findsCopiedOrderNumbers();
    void suggestsACopiedOrderNumber();
    void sortsAsPeopleDo();
    void gathersARareSearchAfterAnEmptyScan_data();
    void gathersARareSearchAfterAnEmptyScan();
    void readsPagesOfNamesInOrder();

private:
    QString addUser(const QString &name);
    Result<QStringList> namesFound(const QString &search, const QString &resource = QStringLiteral("users"),
                                   const QString &column = QStringLiteral("name"));

    std::unique_ptr<SqlSession> m_session;
    SchemaFacts m_facts;
};

namespace {

template <class T>
const T &anyOf(QRandomGenerator &random, const QList<T> &items)
{
    return items[random.bounded(items.size())];
}

/// A spelling of a phone number, sometimes a wrong one.
QString phoneSpelled(QRandomGenerator &random)
{
    static const QStringList prefixes{QStringLiteral("+62"),
                                      QStringLiteral("+62 (0)"),
                                      QStringLiteral("62"),
                                      QStringLiteral("+62 0"),
                                      QStringLiteral("0062"),
                                      QStringLiteral("0"),
                                      QStringLiteral("tel:+62"),
                                      QStringLiteral("TEL:0"),
                                      QString(),
                                      QStringLiteral("+65"),
                                      QStringLiteral("00"),
                                      QStringLiteral("+"),
                                      QStringLiteral("\u202A+62"),
                                      QStringLiteral("\uFF0B\uFF16\uFF12"),
                                      QStringLiteral("(0"),
                                      QStringLiteral("+620 0")};
    static const QStringList gaps{QString(),
                                  QString(),
                                  QString(),
                                  QStringLiteral("-"),
                                  QStringLiteral(" "),
                                  QStringLiteral("."),
                                  QStringLiteral(")"),
                                  QStringLiteral("/"),
                                  QStringLiteral("\u2011"),
                                  QStringLiteral("\u2013"),
                                  QStringLiteral("\u00A0"),
                                  QStringLiteral("\u202F"),
                                  QStringLiteral("\u200B"),
                                  QStringLiteral("\u202C"),
                                  QStringLiteral("\u2212"),
                                  QStringLiteral("\t")};
    QString text = anyOf(random, prefixes);
    const int digits = 6 + random.bounded(10);
    for (int i = 0; i < digits; ++i) {
        const int digit = i == 0 && random.bounded(3) != 0 ? 8 : random.bounded(10);
        text += random.bounded(20) == 0 ? QChar(0xFF10 + digit) : QChar(u'0' + digit);
        text += anyOf(random, gaps);
    }
    return random.bounded(25) == 0 ? text + anyOf<QString>(random, {QStringLiteral("x"), QStringLiteral("+")})
                                   : text;
}

} // namespace

void SearchRulesTest::initTestCase()
{
    m_session = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
    fillShop(*m_session);
    const auto facts = readSchemaFacts(m_session->connection());
    QVERIFY(facts);
    m_facts = *facts;
}

void SearchRulesTest::normalisesPhonesLikeTheDatabase()
{
    const quint32 seed = QRandomGenerator::global()->bounded(1'000'000u);
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QStringList typed;
    for (int i = 0; i < 20'000; ++i)
        typed.append(phoneSpelled(random));
    Statement statement(QStringLiteral(
        "select normalise_phone(phone) from unnest(:phones::text[]) with ordinality as typed (phone, place) "
        "order by place"));
    statement.bind(QStringLiteral("phones"), typed);
    const auto rows = m_session->connection().run(statement);
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
    int whole = 0;
    for (int row = 0; row < rows->rowCount(); ++row) {
        const QString expected = rows->text(row, 0);
        whole += expected.isNull() ? 0 : 1;
        QVERIFY2(PhoneSpelling::whole(typed[row]).value_or(QString()) == expected,
                 qPrintable(QStringLiteral("<%1> is %2 in the database").arg(typed[row], expected)));
    }
    QVERIFY(whole > typed.size() / 10 && whole < typed.size() * 9 / 10);
}

/// Every character of the basic plane, alone and between letters and marks.
void SearchRulesTest::foldsTextsLikeTheDatabase()
{
    QStringList texts;
    for (char16_t unit = 1; unit < 0xFFFE; ++unit) {
        const QChar character(unit);
        // Texts are read without a U+FEFF at their beginning.
        const bool isComparable = unit != 0xFEFF && !character.isSurrogate() && !character.isNonCharacter() &&
                                  character.unicodeVersion() <= QChar::Unicode_13_0;
        if (isComparable)
            texts += {QString(character), QStringLiteral("a") + character + QStringLiteral("\u0301 \u00A0b")};
    }
    Statement statement(QStringLiteral(
        "select search_text(value) from unnest(:texts::text[]) with ordinality as text (value, place) "
        "order by place"));
    statement.bind(QStringLiteral("texts"), texts);
    const auto rows = m_session->connection().run(statement);
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
    for (int row = 0; row < rows->rowCount(); ++row)
        QVERIFY2(searchFold(texts[row]) == rows->text(row, 0),
                 qPrintable(QStringLiteral("U+%1 folds differently").arg(texts[row][0].unicode(), 4, 16)));
}

void SearchRulesTest::repairsStoredPhones()
{
    const QString database = PrivateCluster::shared().createDatabase();
    QList<Migration> before = Migration::all();
    before.removeIf([](const Migration &each) { return each.version >= 80; });
    QVERIFY(Migrator(SqlSession(database).connection(), before).migrate());
    SqlSession session(database);
    fillShop(session);
    const QString number = placeOrder(session);
    QCOMPARE(session.script(QStringLiteral(
                 "set session_replication_role = replica;"
                 "insert into users (name, email, phone) values ('Ani', 'ani@x.id', '+6208123456789'),"
                 " ('Ari', 'ari@x.id', '+6200812345678'), ('Adi', 'adi@x.id', '+628123456789');"
                 "update stores set phone = '+620215551234' where id = 1;"
                 "update orders set recipient_phone = '+6208561234567';"
                 "set session_replication_role = origin")),
             QString());
    QVERIFY(Migrator(session.connection()).migrate());
    QCOMPARE(session.ask(QStringLiteral("select string_agg(phone, ' ' order by id) from users where email in "
                                        "('ani@x.id', 'ari@x.id', 'adi@x.id')")),
             QStringLiteral("+628123456789 +6200812345678 +628123456789"));
    QCOMPARE(session.ask(QStringLiteral("select phone from stores where id = 1")),
             QStringLiteral("+62215551234"));
    QCOMPARE(
        session.ask(QStringLiteral("select recipient_phone from orders where number = '%1'").arg(number)),
        QStringLiteral("+628561234567"));
    QCOMPARE(session.ask(QStringLiteral("select count(*) from audit_entries where actor = 'migration 0080'")),
             QStringLiteral("3"));
}

QString SearchRulesTest::addUser(const QString &name)
{
    static int number = 0;
    Statement statement(QStringLiteral("insert into users (name, email) values (:name, :email)"));
    statement.bind(QStringLiteral("name"), name)
        .bind(QStringLiteral("email"), QStringLiteral("u%1@x.id").arg(++number));
    const auto added = m_session->connection().run(statement);
    return added ? QString() : added.error().detail;
}

Result<QStringList> SearchRulesTest::namesFound(const QString &search, const QString &resource,
                                                const QString &column)
{
    const auto parsed = SearchQuery::parse(*findResource(resource), search, QDate(2026, 11, 22));
    if (!parsed)
        return tl::unexpected(parsed.error().error());
    QStringList names;
    for (const auto plan :
         {ReadingOptions::Plan::Automatic, ReadingOptions::Plan::Hits, ReadingOptions::Plan::Sets}) {
        ReaderSession session(m_session->connection(), m_facts, {.role = Role::Admin, .plan = plan});
        const auto page = ListReader(session).page(
            {.query = {.resource = resource, .search = search, .terms = parsed->terms()},
             .columns = {column}});
        if (!page)
            return tl::unexpected(page.error());
        for (const Record &record : page->records)
            names.append(record.values.first());
    }
    return names;
}

void SearchRulesTest::findsEverySpelling_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](const char *what, const char *one, const char *other) {
        QTest::newRow(what) << QString::fromUtf8(one) << QString::fromUtf8(other);
    };
    row("apostrophes", "Nur\u2019aini Apostrof", "Nur'aini Apostrof");
    row("more apostrophes", "Ma\u02BCruf\u2018i Lagi", "Ma`ruf\u00B4i Lagi");
    row("accents", "Andr\u00E9 Komposisi", "Andre\u0301 Komposisi");
    row("two accents", "Nguy\u1EC5n Ganda", "Nguye\u0302\u0303n Ganda");
    row("accents in another order", "Zo\u1E09 Urutan", "Zoc\u0301\u0327 Urutan");
    row("dashes", "Abdul\u2011Aziz Strip", "Abdul-Aziz Strip");
    row("long dash", "Toko\u2013Baru Strip", "Toko\u2010Baru Strip");
    row("quotes", "\u201CMamat\u201D Kutip", "\"Mamat\" Kutip");
    row("wildcards", "50% \u2018_\u2019 \\\\ Diskon", "50% '_' \\\\ Diskon");
    row("case", "\u00C9lodie Besar", "E\u0301LODIE BESAR");
    row("Hangul", "\uD55C Korea", "\u1112\u1161\u11AB Korea");
}

/// Both forms, stored one after the other, find each other, as words and as a phrase.
void SearchRulesTest::findsEverySpelling()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    // Older rows have either form; the triggers compose new names.
    QCOMPARE(m_session->script(QStringLiteral("set session_replication_role = replica")), QString());
    QCOMPARE(addUser(one), QString());
    QCOMPARE(addUser(other), QString());
    QCOMPARE(m_session->script(QStringLiteral("reset session_replication_role")), QString());
    for (const QString &typed : {one, other}) {
        QString phrase = typed;
        phrase.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        for (const QString &search :
             {QString(phrase), u'"' + phrase + u'"', QString(phrase).replace(u' ', QChar(0x00A0)),
              u'"' + QString(phrase).replace(u' ', QChar(0x202F)) + u'"'}) {
            const auto found = namesFound(search);
            QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
            QVERIFY2(found->count(one) == 3 && found->count(other) == 3,
                     qPrintable(search + QLatin1String(" found ") + found->join(u'|')));
        }
    }
}

void SearchRulesTest::findsCopiedOrderNumbers_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern :
         {"%1", "#%1", "%1.", "%1,", "(%1)", "\u201C%1\u201D", "\u200B%1", "%1\u2060", "\u200E%1\u200F",
          "\uFEFF%1", "\u202A%1\u202C", "\u2066%1\u2069", "number:#%1.", "Number:%1\u200B", "budi\u00AD%1"})
        QTest::newRow(pattern) << QString::fromUtf8(pattern);
}

void SearchRulesTest::findsCopiedOrderNumbers()
{
    QFETCH(QString, pattern);
    static const QString number = placeOrder(*m_session);
    const bool isOther = pattern.startsWith(QLatin1String("budi"));
    QString middle = number;
    const auto found = namesFound(pattern.arg(middle.insert(4, QChar(0x200B))), QStringLiteral("orders"),
                                  QStringLiteral("number"));
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->count(number), isOther ? 0 : 3);
}

void SearchRulesTest::suggestsACopiedOrderNumber()
{
    const QString number = placeOrder(*m_session);
    ReaderSession session(m_session->connection(), m_facts, {.role = Role::Admin});
    const auto found =
        ListReader(session).suggest(QStringLiteral("orders"), QStringLiteral("\u202A#%1\u200B.").arg(number));
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().title, number);
}

void SearchRulesTest::sortsAsPeopleDo()
{
    QCOMPARE(
        m_session->ask(QStringLiteral(
            "select string_agg(name, '|' order by name collate meja.people) from (values ('ZZ-Zaki'), "
            "('zz-andi'), ('Toko 10'), ('Toko 2'), ('\u00C9lan'), ('elang'), ('Eka'), ('ani'), ('Budi')) as "
            "names (name)")),
        QStringLiteral("ani|Budi|Eka|\u00C9lan|elang|Toko 2|Toko 10|zz-andi|ZZ-Zaki"));
}

/// A scan without any budget finds nothing in its first window; then the rows are gathered, however old they
/// are.
void SearchRulesTest::gathersARareSearchAfterAnEmptyScan_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("no row") << QStringLiteral("qx") << QStringList();
    QTest::newRow("an old row") << QStringLiteral("xq") << QStringList{QStringLiteral("Xq Lama")};
}

void SearchRulesTest::gathersARareSearchAfterAnEmptyScan()
{
    using namespace std::chrono_literals;
    QFETCH(QString, search);
    QFETCH(QStringList, expected);
    QCOMPARE(m_session->script(QStringLiteral(
                 "insert into users (name, email, created_at) values ('Xq Lama', 'xq@x.id', '2020-01-01') "
                 "on conflict do nothing")),
             QString());
    const auto terms =
        SearchQuery::parse(*findResource(QStringLiteral("users")), search, QDate(2026, 11, 22));
    PageRequest request{
        .query = {.resource = QStringLiteral("users"), .search = search, .terms = terms->terms()},
        .columns = {QStringLiteral("name")}};
    ReaderSession session(m_session->connection(), m_facts,
                          {.role = Role::Admin, .firstBudget = 0ms, .budget = 0ms, .firstWindow = 1});
    const auto first = ListReader(session).page(request);
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    QVERIFY(!first->complete && first->records.isEmpty());
    request.from = first->resume;
    const auto second = ListReader(session).page(request);
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QVERIFY(second->complete && !second->hasMore);
    QStringList names;
    for (const Record &record : second->records)
        names.append(record.values.first());
    QCOMPARE(names, expected);
}

/// Pages by cursor through all customers, both ways, give PostgreSQL's order without gaps.
void SearchRulesTest::readsPagesOfNamesInOrder()
{
    for (const char *name :
         {"zz-andi", "ZZ-Zaki", "Zz-andi", "Toko 10", "Toko 2", "\u00C9lan", "elang", "ani"})
        QCOMPARE(addUser(QString::fromUtf8(name)), QString());
    for (const auto direction : {SortDirection::Ascending, SortDirection::Descending}) {
        const bool ascending = direction == SortDirection::Ascending;
        QStringList names;
        std::optional<Cursor> from;
        ReaderSession session(m_session->connection(), m_facts, {.role = Role::Admin});
        for (bool more = true; more;) {
            const auto page =
                ListReader(session).page({.query = {.resource = QStringLiteral("users"),
                                                    .order = {{QStringLiteral("name"), direction}}},
                                          .columns = {QStringLiteral("name")},
                                          .from = from,
                                          .limit = 3});
            QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
            for (const Record &record : page->records)
                names.append(record.values.first());
            more = page->hasMore;
            from = page->records.last().cursor;
        }
        QCOMPARE(names.join(u'|'),
                 m_session->ask(
                     QStringLiteral("select string_agg(name, '|' order by name collate meja.people %1, id "
                                    "%1) from users")
                         .arg(ascending ? QStringLiteral("asc") : QStringLiteral("desc"))));
    }
}

QTEST_GUILESS_MAIN(SearchRulesTest)
#include "searchrulestest.moc"
