#include "connection.h"
#include "filterargument.h"
#include "listreader.h"
#include "nastyrows.h"
#include "privatecluster.h"
#include "resourcecatalogue.h"
#include "searchproblem.h"
#include "searchquery.h"
#include "seeder.h"
#include "valueformat.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace meja;

namespace {

const QDate today(2026, 11, 22);
const SeedOptions seeded{.orders = 300, .seed = 5, .day = today};
constexpr int rowsPerColumn = 5;

using Form = ValueFormat::Form;

/// One value of one row as the desktop shows it.
struct Shown
{
    const Resource &resource;
    const Column &column;
    qint64 key = 0;
    QString value = {};
    QString text = {};
    Form form = Form::Whole;

    [[nodiscard]] QString described() const
    {
        return QStringLiteral("%1.%2 of row %3, shown as <%4>")
            .arg(resource.name, column.name)
            .arg(key)
            .arg(text.left(200));
    }
};

/// As a person would type a copied value: a text in quotes, because it may contain spaces and signs.
QString typedValue(const Shown &shown)
{
    if (shown.value.isNull() || (!shown.column.isText() && shown.column.type != ValueType::RecordName) ||
        shown.column.type == ValueType::Phone)
        return shown.text;
    QString escaped = shown.text;
    escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + escaped + u'"';
}

bool isComplete(const Column &column, const QString &value)
{
    return column.type != ValueType::Phone || value.isNull() || value.startsWith(QLatin1String("+62"));
}

/// Values that `--filter` refuses with a sentence, as its documentation states.
bool mayBeRefused(const Shown &shown)
{
    const bool isText = shown.column.isText();
    const bool mayBeSeveral = shown.column.type == ValueType::Integer && shown.text.contains(u',');
    const bool hasSigns = shown.text.contains(u',') || shown.text.contains(QLatin1String(".."));
    return mayBeSeveral || (isText && hasSigns);
}

} // namespace

/// What the desktop shows is found by its search and by `--filter`: for every column of every list, random
/// rows, both languages and both forms of `ValueFormat`, on PostgreSQL. `MEJA_SEED` repeats a run.
class ShownValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsBackEveryColumn_data();
    void readsBackEveryColumn();

private:
    void spoilNumbers();
    QList<Record> recordsOf(const Resource &resource);
    void readBack(const Resource &resource, const QList<Record> &records, qsizetype at,
                  const ValueFormat &format);
    void checkSearch(const Shown &shown, const QString &search);
    void checkFilter(const Shown &shown);
    void expectFound(const Shown &shown, const ListQuery &query, const QString &typed);

    std::unique_ptr<Connection> m_connection;
    SchemaFacts m_facts;
    QRandomGenerator m_random;
    QStringList m_wrong;
    int m_checked = 0;
};

void ShownValuesTest::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("MEJA_SEED")
                             ? qEnvironmentVariable("MEJA_SEED").toUInt()
                             : QRandomGenerator::global()->bounded(1'000'000u);
    qInfo("MEJA_SEED=%u", seed);
    m_random.seed(seed);
    PrivateCluster &cluster = PrivateCluster::shared();
    const ConnectionSettings settings = cluster.settings(cluster.createMigratedDatabase());
    const auto filled = Seeder(settings, seeded, [](const QString &) {}).run();
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().detail));
    m_connection = std::make_unique<Connection>(settings);
    QVERIFY(m_connection->open());
    spoilSeededRows(*m_connection, m_random);
    spoilNumbers();
    const auto facts = readSchemaFacts(*m_connection);
    QVERIFY(facts);
    m_facts = *facts;
}

/// Numbers with one to seven digits, texts with commas, weights up to some tons, times in another zone's day.
void ShownValuesTest::spoilNumbers()
{
    const auto spoiled = m_connection->runScript(QStringLiteral(
        "set session_replication_role = replica;"
        "update meja.products set weight_grams = 1 + (id * 7919) % 3000000, price = 1 + (id * 104729) % "
        "9000000,"
        "  category = 'Kopi, teh & ' || id % 3, rating_sum = id % 7, rating_count = id % 3;"
        "update meja.orders set item_count = 1 + id % 2000, shipping_city = 'Kota ' || id % 5 || ', Jawa',"
        "  placed_at = placed_at + id * interval '3 hours' where id % 3 = 0;"
        "update meja.stock_movements set quantity = -quantity * 1000 where id % 3 = 0 and kind = "
        "'adjustment';"
        "reset session_replication_role"));
    QVERIFY2(spoiled, spoiled ? "" : qPrintable(spoiled.error().detail));
}

void ShownValuesTest::readsBackEveryColumn_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : {QStringLiteral("id"), QStringLiteral("en")}) {
        for (const Resource &resource : resourceCatalogue())
            QTest::addRow("%s %s", qPrintable(resource.name), qPrintable(language)) << language;
    }
}

void ShownValuesTest::readsBackEveryColumn()
{
    QFETCH(QString, language);
    const Resource &resource = *findResource(QString::fromUtf8(QTest::currentDataTag()).section(u' ', 0, 0));
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/meja_%1.qm").arg(language)));
    QCoreApplication::installTranslator(&translator);
    ValueFormat format{
        QLocale(language == QLatin1String("id") ? QStringLiteral("id_ID") : QStringLiteral("en_US"))};
    format.setToday(today);
    const QList<Record> records = recordsOf(resource);
    QVERIFY(!records.isEmpty());
    m_wrong.clear();
    m_checked = 0;
    for (qsizetype at = 0; at < resource.columns.size(); ++at) {
        if (resource.columns[at].type != ValueType::Changes) // A summary of several values.
            readBack(resource, records, at, format);
    }
    QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.mid(0, 12).join(u'\n')));
    QVERIFY(m_checked > resource.columns.size());
}

QList<Record> ShownValuesTest::recordsOf(const Resource &resource)
{
    QStringList names;
    for (const Column &column : resource.columns)
        names.append(column.name);
    ReaderSession session(*m_connection, m_facts, {.role = Role::Admin});
    const auto page =
        ListReader(session).page({.query = {.resource = resource.name}, .columns = names, .limit = 1000});
    if (!page)
        qFatal("%s", qPrintable(page.error().detail));
    return page->records;
}

/// Some different values of a column, and NULL if there is one.
void ShownValuesTest::readBack(const Resource &resource, const QList<Record> &records, qsizetype at,
                               const ValueFormat &format)
{
    const Column &column = resource.columns[at];
    QStringList seen;
    const qsizetype start = m_random.bounded(records.size());
    for (qsizetype i = 0; i < records.size(); ++i) {
        const Record &record = records[(start + i) % records.size()];
        const QString value = record.values[at];
        const QString known = value.isNull() ? QStringLiteral("NULL") : value;
        if (seen.contains(known) || (seen.size() >= rowsPerColumn && !value.isNull()) ||
            !isComplete(column, value))
            continue;
        seen.append(known);
        for (const Form form : {Form::Whole, Form::Short}) {
            const Shown shown{resource, column, record.key, value, format.text(column, value, form), form};
            if (shown.text.trimmed().isEmpty())
                continue; // Nothing to copy.
            checkSearch(shown, column.name + u':' + typedValue(shown));
            checkSearch(shown, QString(column.label.text()).replace(u' ', u'_') + u':' + typedValue(shown));
            if (column.name == resource.dateColumn)
                checkSearch(shown, shown.text);
            checkFilter(shown);
        }
    }
}

void ShownValuesTest::checkSearch(const Shown &shown, const QString &search)
{
    const auto first = std::find_if(
        shown.resource.columns.cbegin(), shown.resource.columns.cend(), [&](const Column &column) {
            const QString field = search.section(u':', 0, 0);
            return column.name == field || QString(column.label.text()).replace(u' ', u'_') == field;
        });
    const bool isOther =
        search != shown.text && first != shown.resource.columns.cend() && first->name != shown.column.name;
    if (isOther)
        return; // Two columns have this label.
    const auto parsed = SearchQuery::parse(shown.resource, search, today);
    if (!parsed && parsed.error().reason == SearchProblem::Reason::TooLarge)
        return; // A computed sum may exceed every value that a column stores.
    if (!parsed) {
        m_wrong.append(shown.described() + QLatin1String(": ") + parsed.error().error().detail);
        return;
    }
    expectFound(shown, {.resource = shown.resource.name, .search = search, .terms = parsed->terms()}, search);
}

void ShownValuesTest::checkFilter(const Shown &shown)
{
    const Filter *filter = shown.resource.filter(shown.column.name);
    const bool takesKeys = filter && filter->kind == FilterKind::Related && !shown.value.isNull();
    const bool isShortened = shown.column.type == ValueType::LongText && shown.form == Form::Short;
    if (takesKeys || isShortened || (shown.column.isText() && shown.text != shown.text.trimmed()))
        return;
    const auto condition = readFilterArgument(shown.resource, shown.column.name + u'=' + shown.text, today);
    const bool isTooLarge = !condition && condition.error().detail.endsWith(QLatin1String("is too large"));
    if (!condition && (mayBeRefused(shown) || isTooLarge))
        return;
    if (!condition) {
        m_wrong.append(shown.described() + QLatin1String(": ") + condition.error().detail);
        return;
    }
    expectFound(shown, {.resource = shown.resource.name, .conditions = {*condition}},
                QLatin1String("--filter ") + shown.column.name + u'=' + shown.text);
}

void ShownValuesTest::expectFound(const Shown &shown, const ListQuery &query, const QString &typed)
{
    ++m_checked;
    const auto criteria = ListCriteria::read(shown.resource, query, Role::Admin);
    if (!criteria) {
        m_wrong.append(shown.described() + QLatin1String(": ") + criteria.error().detail);
        return;
    }
    SqlText text;
    PredicateSql predicates(shown.resource, text);
    SelectSql rows = ListComposer(*criteria, m_facts).matchingRows(predicates, false);
    rows.columns = {QStringLiteral("count(*)")};
    rows.where.append(QStringLiteral("t.%1 = %2").arg(quotedName(shown.resource.key)).arg(shown.key));
    const auto found = m_connection->run(text.statement(rows.text()));
    if (!found)
        m_wrong.append(shown.described() + QLatin1String(": ") + found.error().detail);
    else if (found->integer(0, 0) != 1)
        m_wrong.append(shown.described() + QLatin1String(" is not found by <") + typed.left(200) + u'>');
}

QTEST_GUILESS_MAIN(ShownValuesTest)
#include "shownvaluestest.moc"
