#include "listwalk.h"
#include "nastyrows.h"
#include "privatecluster.h"
#include "referencetables.h"
#include "resourcecatalogue.h"
#include "seeder.h"
#include "summaryreader.h"

#include <QTest>

#include <array>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace meja;

namespace {

constexpr int nastyCount = 1500;
const SeedOptions seeded{.orders = 400, .seed = 3, .day = QDate(2026, 11, 22)};
/// `MEJA_QUESTIONS` sets a smaller number, for quick runs.
const int queries =
    qEnvironmentVariableIsSet("MEJA_QUESTIONS") ? qEnvironmentVariableIntValue("MEJA_QUESTIONS") : 10'000;
constexpr int threads = 2;

} // namespace

/// Compares every plan of every list with an evaluator without SQL, for 10,000 random queries. Half of them
/// run on a table of difficult values, half on the real lists of a seeded database with such values added.
/// `MEJA_SEED` repeats a run.
class DifferentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void foldsCaseAsTheDatabaseDoes();
    void evaluatesEveryColumn();
    void hasRowsInEveryList();
    void returnsTheSameRowsInTheSameOrder();

private:
    void makeNastyList(Connection &connection, QRandomGenerator &random);
    void makeRealLists(Connection &connection, QRandomGenerator &random);
    [[nodiscard]] const ReferenceEvaluator &listOf(quint32 seed) const;
    [[nodiscard]] QStringList compareQueries(quint32 firstSeed, int count);
    [[nodiscard]] QString difference(Connection &connection, const SchemaFacts &facts,
                                     const ReferenceEvaluator &list, quint32 seed);

    ConnectionSettings m_settings;
    QStringList m_unknown;
    std::vector<std::unique_ptr<ReferenceEvaluator>> m_lists; ///< The table of difficult values is the first.
    quint32 m_seed = 0;
    std::atomic<int> m_found = 0;    ///< Queries with rows…
    std::atomic<int> m_searched = 0; ///< … of which this many contain a search.
};

void DifferentialTest::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("MEJA_SEED") ? qEnvironmentVariable("MEJA_SEED").toUInt()
                                                    : QRandomGenerator::global()->bounded(1'000'000u);
    qInfo("MEJA_SEED=%u", m_seed);
    QRandomGenerator random(20261122);
    auto &cluster = PrivateCluster::shared();
    m_settings = cluster.settings(cluster.createMigratedDatabase());
    const auto filled = Seeder(m_settings, seeded, [](const QString &) {}).run();
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().detail));
    Connection connection(m_settings);
    QVERIFY(connection.open());
    makeNastyList(connection, random);
    makeRealLists(connection, random);
}

void DifferentialTest::makeNastyList(Connection &connection, QRandomGenerator &random)
{
    const QList<NastyRow> rows = nastyRows(random, nastyCount);
    storeNastyRows(connection, rows);
    QList<ReferenceRow> plain = referenceRows(rows);
    rankTexts(connection, nastyResource(), plain);
    m_lists.push_back(std::make_unique<ReferenceEvaluator>(nastyResource(), plain));
}

void DifferentialTest::makeRealLists(Connection &connection, QRandomGenerator &random)
{
    spoilSeededRows(connection, random);
    ReferenceTables tables(connection);
    for (const Resource &resource : resourceCatalogue()) {
        QList<ReferenceRow> rows = tables.rowsOf(resource, m_unknown);
        rankTexts(connection, resource, rows);
        m_lists.push_back(std::make_unique<ReferenceEvaluator>(resource, rows));
    }
}

void DifferentialTest::foldsCaseAsTheDatabaseDoes()
{
    Connection connection(m_settings);
    QVERIFY(connection.open());
    const auto rows = connection.run(QStringLiteral("select n, ascii(lower(chr(n))) from generate_series(1, "
                                                    "1114111) as n where n not between 55296 and 57343 "
                                                    "and lower(chr(n)) <> chr(n)"));
    QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
    QHash<uint, uint> folded;
    for (int row = 0; row < rows->rowCount(); ++row)
        folded.insert(uint(rows->integer(row, 0)), uint(rows->integer(row, 1)));
    for (uint point = 1; point <= 0x10FFFF; ++point) {
        if (!QChar::isSurrogate(point) &&
            ReferenceEvaluator::fold(char32_t(point)) != folded.value(point, point))
            QFAIL(qPrintable(
                QStringLiteral("U+%1 folds to U+%2 in the database")
                    .arg(QString::number(point, 16), QString::number(folded.value(point, point), 16))));
    }
}

void DifferentialTest::evaluatesEveryColumn()
{
    QVERIFY2(m_unknown.isEmpty(),
             qPrintable(QStringLiteral("add these computed columns to referencecomputed.cpp: ") +
                        m_unknown.join(QLatin1String(", "))));
}

void DifferentialTest::hasRowsInEveryList()
{
    for (const auto &list : m_lists)
        QVERIFY2(!list->rows().isEmpty(), qPrintable(list->resource().name));
}

const ReferenceEvaluator &DifferentialTest::listOf(quint32 seed) const
{
    const size_t real = m_lists.size() - 1;
    return seed % 2 == 0 ? *m_lists.front() : *m_lists[1 + seed / 2 % real];
}

QStringList DifferentialTest::compareQueries(quint32 firstSeed, int count)
{
    Connection connection(m_settings);
    const auto facts = connection.open().and_then([&] { return readSchemaFacts(connection); });
    if (!facts)
        return {facts.error().detail};
    for (quint32 seed = firstSeed; seed < firstSeed + quint32(count); ++seed) {
        const QString wrong = difference(connection, *facts, listOf(seed), seed);
        if (!wrong.isEmpty())
            return {QStringLiteral("seed %1: %2").arg(seed).arg(wrong)};
    }
    return {};
}

/// Runs one query and returns the difference; empty when there is none.
QString DifferentialTest::difference(Connection &connection, const SchemaFacts &facts,
                                     const ReferenceEvaluator &list, quint32 seed)
{
    QueryGenerator generator(seed, list);
    const GeneratedQuery generated = generator.generated();
    const auto expected = list.keys(generated.query, generated.terms, generated.options.role);
    m_found += expected.isEmpty() ? 0 : 1;
    m_searched += expected.isEmpty() || generated.terms.isEmpty() ? 0 : 1;
    ReaderSession session(connection, facts, generated.options);
    QString wrong = ListWalk(session, generated, expected, generator.random()).run();
    if (wrong.isEmpty() && seed % 7 == 0) {
        const auto count = SummaryReader(session).count(generated.query);
        if (!count)
            wrong = count.error().detail;
        else if (count->rows != expected.size())
            wrong = QStringLiteral("counted %1 of %2").arg(count->rows).arg(expected.size());
    }
    return wrong.isEmpty() ? QString() : wrong + QLatin1String("; ") + generated.described();
}

void DifferentialTest::returnsTheSameRowsInTheSameOrder()
{
    std::array<QStringList, threads> wrong;
    std::vector<std::thread> workers;
    workers.reserve(threads);
    for (int i = 0; i < threads; ++i)
        workers.emplace_back([this, &wrong, i] {
            wrong[size_t(i)] = compareQueries(m_seed + quint32(i * queries / threads), queries / threads);
        });
    for (std::thread &worker : workers)
        worker.join();
    for (const QStringList &each : wrong)
        QVERIFY2(each.isEmpty(), qPrintable(each.join(u'\n')));
    // Queries without results prove nothing, so enough of them must find rows.
    qInfo("%d of %d queries have rows, %d of them with a search", m_found.load(), queries, m_searched.load());
    QVERIFY(m_found >= queries * 2 / 5);
    QVERIFY(m_searched >= queries / 5);
}

QTEST_GUILESS_MAIN(DifferentialTest)
#include "differentialtest.moc"
