#include "listreader.h"
#include "nastyrows.h"
#include "plainevaluator.h"
#include "privatecluster.h"
#include "readersession.h"
#include "summaryreader.h"

#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace meja;

namespace {

constexpr int rowCount = 1500;
/// `MEJA_QUESTIONS` asks fewer, to try something out.
const int questions =
    qEnvironmentVariableIsSet("MEJA_QUESTIONS") ? qEnvironmentVariableIntValue("MEJA_QUESTIONS") : 10'000;
constexpr int threads = 2;

/// One random question: as a person would ask it, and what it means.
struct Question
{
    ListQuery query;
    QList<PlainTerm> terms;
    ReadingManner manner;
};

/// Makes questions out of a seed.
class Questioner
{
public:
    Questioner(quint32 seed, const QList<NastyRow> &rows) : m_random(seed), m_rows(rows) {}

    Question question()
    {
        Question question{{.resource = QStringLiteral("nasty")}, {}, {}};
        for (int i = m_random.bounded(4); i > 0; --i)
            question.terms.append(term());
        for (const PlainTerm &each : std::as_const(question.terms))
            question.query.search += spelled(each) + QString(1 + m_random.bounded(2), u' ');
        for (int i = m_random.bounded(3); i > 0; --i)
            question.query.conditions.append(condition());
        if (m_random.bounded(4) == 0)
            question.query.dates = dates();
        if (m_random.bounded(4) != 0)
            question.query.order = order();
        question.manner = manner();
        return question;
    }

    QRandomGenerator &random() { return m_random; }

private:
    template <class T>
    T anyOf(const QList<T> &items)
    {
        return items[m_random.bounded(items.size())];
    }

    const NastyRow &anyRow() { return m_rows[m_random.bounded(m_rows.size())]; }

    /// A part of a text that is there, or one that very likely isn't.
    QString text()
    {
        if (m_random.bounded(300) == 0)
            return QString(10'000, anyOf(QList<QChar>{u'x', u'%', u'\'', u' '})) + QLatin1String("z");
        const NastyRow &row = anyRow();
        const QString whole =
            m_random.bounded(6) == 0
                ? nastyText(m_random)
                : anyOf(QStringList{row.code, row.title, row.note.left(60), row.parentName, phone(row)});
        QList<uint> points = whole.toUcs4();
        const auto from = m_random.bounded(std::max<qsizetype>(points.size(), 1));
        points = points.mid(from, 1 + m_random.bounded(12));
        const QString part =
            QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
        if (part.trimmed().isEmpty())
            return QStringLiteral("budi");
        return m_random.bounded(3) == 0 ? part.toUpper() : part;
    }

    QString phone(const NastyRow &row)
    {
        if (row.phone.isEmpty())
            return QStringLiteral("0812");
        const QString digits = row.phone.mid(3);
        return anyOf(QStringList{row.phone, QLatin1String("0") + digits, QLatin1String("62") + digits,
                                 QLatin1String("0") + digits.left(3) + u'-' + digits.mid(3)});
    }

    QDate day() { return QDate(2026, 9, 20).addDays(m_random.bounded(25)); }

    PlainTerm term()
    {
        switch (m_random.bounded(9)) {
        case 0:
            return amounts();
        case 1:
            return days();
        case 2:
            return {.kind = PlainTerm::Kind::Kinds,
                    .column = QStringLiteral("kind"),
                    .code = anyOf(QStringList{QStringLiteral("BARU"), QStringLiteral("LAMA"),
                                              QStringLiteral("LANGKA")})};
        case 3:
            return {.column = anyOf(QStringList{QStringLiteral("title"), QStringLiteral("note"),
                                                QStringLiteral("parent_name"), QStringLiteral("both")}),
                    .text = text()};
        default:
            return {.text = text()};
        }
    }

    PlainTerm amounts()
    {
        PlainTerm term{.kind = PlainTerm::Kind::Amounts, .column = QStringLiteral("amount")};
        if (m_random.bounded(3) != 0)
            term.least = m_random.bounded(1'500) * 1000;
        if (!term.least || m_random.bounded(3) == 0)
            term.most = m_random.bounded(1'500) * 1000;
        return term;
    }

    PlainTerm days()
    {
        PlainTerm term{.kind = PlainTerm::Kind::Days,
                       .column =
                           anyOf(QStringList{QStringLiteral("seen_at"), QStringLiteral("happened_at")})};
        term.from = day();
        term.until = term.from.addDays(1 + m_random.bounded(9));
        return term;
    }

    QString spelled(const PlainTerm &term)
    {
        const QString field = term.column.isEmpty() ? QString() : term.column + u':';
        switch (term.kind) {
        case PlainTerm::Kind::Text:
            return field + spelledText(term.text, !field.isEmpty());
        case PlainTerm::Kind::Amounts:
            return spelledAmounts(term);
        case PlainTerm::Kind::Days:
            return field + term.from.toString(Qt::ISODate) + QLatin1String("..") +
                   term.until.addDays(-1).toString(Qt::ISODate);
        case PlainTerm::Kind::Kinds:
            return field + term.code.toLower();
        }
        Q_UNREACHABLE();
    }

    QString spelledAmounts(const PlainTerm &term)
    {
        const auto thousands = [](std::optional<qint64> amount) {
            return amount ? QString::number(*amount / 1000) + QLatin1String("rb") : QString();
        };
        if (!term.most && m_random.bounded(2) == 0)
            return QLatin1String(">=") + thousands(term.least);
        if (!term.least && m_random.bounded(2) == 0)
            return QLatin1String("amount:<=") + thousands(term.most);
        return QLatin1String("amount:") + thousands(term.least) + QLatin1String("..") + thousands(term.most);
    }

    QString spelledText(const QString &text, bool behindField)
    {
        QString quoted = text;
        quoted.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        if (behindField || m_random.bounded(2) == 0)
            return u'"' + quoted + u'"';
        QString escaped;
        for (const QChar c : text)
            escaped += (c.isLetterOrNumber() || c.isSurrogate() ? QString() : QStringLiteral("\\")) + c;
        return escaped;
    }

    Condition condition()
    {
        switch (m_random.bounded(6)) {
        case 0:
            return {.column = QStringLiteral("kind"),
                    .values = some({QStringLiteral("BARU"), QStringLiteral("LAMA"), QStringLiteral("LANGKA"),
                                    QStringLiteral("NONE")})};
        case 1:
            return {.column = QStringLiteral("flag"),
                    .values = {anyOf(QStringList{QStringLiteral("true"), QStringLiteral("false")})}};
        case 2:
            return {.column = QStringLiteral("parent_name"),
                    .values = some({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                                    QStringLiteral("17")})};
        case 3:
            return {.column = QStringLiteral("amount"),
                    .kind = Condition::Kind::Between,
                    .from = m_random.bounded(3) == 0 ? QString() : QString::number(m_random.bounded(800'000)),
                    .to = m_random.bounded(3) == 0 ? QString()
                                                   : QString::number(500'000 + m_random.bounded(800'000))};
        case 4:
            return {.column = QStringLiteral("seen_at"),
                    .kind = Condition::Kind::Between,
                    .from = day().toString(Qt::ISODate),
                    .to = day().addDays(5).toString(Qt::ISODate)};
        default:
            return {.column = anyOf(QStringList{QStringLiteral("title"), QStringLiteral("amount"),
                                                QStringLiteral("seen_at"), QStringLiteral("parent_name")}),
                    .kind = m_random.bounded(2) == 0 ? Condition::Kind::Empty : Condition::Kind::NotEmpty};
        }
    }

    QStringList some(const QStringList &all)
    {
        QStringList chosen;
        for (const QString &each : all) {
            if (m_random.bounded(2) == 0)
                chosen.append(each);
        }
        return chosen;
    }

    DateRange dates()
    {
        const QDate from = day();
        return {from, from.addDays(1 + m_random.bounded(10))};
    }

    QList<SortLevel> order()
    {
        QList<SortLevel> levels;
        for (int i = 1 + m_random.bounded(3); i > 0; --i) {
            const QString column =
                anyOf(QStringList{QStringLiteral("code"), QStringLiteral("title"), QStringLiteral("amount"),
                                  QStringLiteral("happened_at"), QStringLiteral("seen_at")});
            const bool known = std::any_of(levels.cbegin(), levels.cend(),
                                           [&](const SortLevel &level) { return level.column == column; });
            if (!known)
                levels.append({column, m_random.bounded(2) == 0 ? SortDirection::Ascending
                                                                : SortDirection::Descending});
        }
        return levels;
    }

    ReadingManner manner()
    {
        using Plan = ReadingManner::Plan;
        return {.role = Role::Admin,
                .today = QDate(2026, 11, 22),
                .find = [](const QString &) { return &nastyResource(); },
                .plan = anyOf(QList<Plan>{Plan::Automatic, Plan::Hits, Plan::Walk}),
                .budget = std::chrono::milliseconds(m_random.bounded(2) == 0 ? 0 : 1000),
                .firstWindow = 100 + m_random.bounded(2000)};
    }

    QRandomGenerator m_random;
    const QList<NastyRow> &m_rows;
};

QString described(const Question &question, quint32 seed)
{
    QStringList order;
    for (const SortLevel &level : question.query.order)
        order.append((level.direction == SortDirection::Descending ? u'-' : u'+') + level.column);
    QStringList conditions;
    for (const Condition &each : question.query.conditions)
        conditions.append(QStringLiteral("%1/%2 [%3] %4..%5")
                              .arg(each.column)
                              .arg(int(each.kind))
                              .arg(each.values.join(u','), each.from, each.to));
    return QStringLiteral(
               "seed %1, plan %2, budget %3, window %4, search <%5>, order %6, conditions %7, dates %8")
        .arg(seed)
        .arg(int(question.manner.plan))
        .arg(question.manner.budget.count())
        .arg(question.manner.firstWindow)
        .arg(question.query.search.left(300), order.join(u','), conditions.join(u';'),
             question.query.dates ? question.query.dates->from.toString(Qt::ISODate) : QString());
}

/// Walks through a list page by page, to and fro, and holds every page against the expected keys.
class Walk
{
public:
    Walk(ReaderSession &session, const Question &question, const QList<qint64> &expected,
         QRandomGenerator &random)
        : m_reader(session), m_question(question), m_expected(expected), m_random(random)
    {}

    /// What differs; empty when nothing does.
    QString run()
    {
        const bool fromEnd = m_random.bounded(3) == 0;
        m_first = m_last = fromEnd ? m_expected.size() : 0;
        for (int i = 1 + m_random.bounded(3); i > 0; --i) {
            const bool backward = m_asked ? m_random.bounded(3) == 0 : fromEnd;
            if (const QString wrong = step(backward); !wrong.isEmpty())
                return wrong;
            if (m_cursors.isEmpty())
                return {};
        }
        return {};
    }

private:
    QString step(bool backward)
    {
        PageRequest request{.query = m_question.query,
                            .columns = {QStringLiteral("parent_name"), QStringLiteral("both")},
                            .direction =
                                backward ? PageRequest::Direction::Backward : PageRequest::Direction::Forward,
                            .limit = 1 + m_random.bounded(60)};
        if (m_asked)
            request.from = backward ? m_cursors.first() : m_cursors.last();
        m_asked = true;
        const qsizetype from = backward ? std::max<qsizetype>(0, m_first - request.limit) : m_last;
        const qsizetype until = backward ? m_first : std::min(m_expected.size(), m_last + request.limit);
        const auto records = whole(request);
        if (!records)
            return records.error().detail;
        m_cursors.clear();
        QList<qint64> keys;
        for (const Record &record : *records) {
            keys.append(record.key);
            m_cursors.append(record.cursor);
        }
        if (keys != m_expected.mid(from, until - from))
            return QStringLiteral("rows %1 to %2: got %3 keys, expected %4%5")
                .arg(from)
                .arg(until)
                .arg(keys.size())
                .arg(until - from)
                .arg(backward ? QLatin1String(", backward") : QLatin1String(""));
        m_first = from;
        m_last = until;
        return {};
    }

    /// A page, asked for again until it is complete.
    Result<QList<Record>> whole(PageRequest request)
    {
        const bool backward = request.direction == PageRequest::Direction::Backward;
        QList<Record> all;
        while (true) {
            const auto page = m_reader.page(request);
            if (!page)
                return tl::unexpected(page.error());
            all = backward ? page->records + all : all + page->records;
            request.limit -= int(page->records.size());
            if (page->complete || request.limit == 0)
                return all;
            request.from = page->resume;
        }
    }

    ListReader m_reader;
    const Question &m_question;
    const QList<qint64> &m_expected;
    QRandomGenerator &m_random;
    QList<Cursor> m_cursors;
    qsizetype m_first = 0;
    qsizetype m_last = 0;
    bool m_asked = false;
};

} // namespace

/// Every plan of every list gives exactly what the definition says: 10,000 random questions over nasty
/// rows, against an evaluator that knows no SQL. `MEJA_SEED` repeats a run.
class DifferentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void foldsCaseAsTheDatabaseDoes();
    void givesTheSameRowsInTheSameOrder();

private:
    QStringList answer(quint32 firstSeed, int count) const;

    ConnectionSettings m_settings;
    std::unique_ptr<PlainEvaluator> m_evaluator;
    quint32 m_seed = 0;
};

void DifferentialTest::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("MEJA_SEED") ? qEnvironmentVariable("MEJA_SEED").toUInt()
                                                    : QRandomGenerator::global()->bounded(1'000'000u);
    qInfo("MEJA_SEED=%u", m_seed);
    QRandomGenerator random(20261122);
    m_evaluator = std::make_unique<PlainEvaluator>(nastyRows(random, rowCount));
    auto &cluster = PrivateCluster::shared();
    m_settings = cluster.settings(cluster.createMigratedDatabase());
    Connection connection(m_settings);
    QVERIFY(connection.open());
    storeNastyRows(connection, m_evaluator->rows());
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
        if (!QChar::isSurrogate(point) && PlainEvaluator::fold(char32_t(point)) != folded.value(point, point))
            QFAIL(qPrintable(
                QStringLiteral("U+%1 folds to U+%2 in the database")
                    .arg(QString::number(point, 16), QString::number(folded.value(point, point), 16))));
    }
}

QStringList DifferentialTest::answer(quint32 firstSeed, int count) const
{
    Connection connection(m_settings);
    const auto facts = connection.open().and_then([&] { return readSchemaFacts(connection); });
    if (!facts)
        return {facts.error().detail};
    for (quint32 seed = firstSeed; seed < firstSeed + quint32(count); ++seed) {
        Questioner questioner(seed, m_evaluator->rows());
        const Question question = questioner.question();
        const auto expected = m_evaluator->keys(question.query, question.terms);
        ReaderSession session(connection, *facts, question.manner);
        QString wrong = Walk(session, question, expected, questioner.random()).run();
        if (const auto rows = seed % 8 == 0 && wrong.isEmpty() ? SummaryReader(session).count(question.query)
                                                               : Result<Count>(Count{expected.size(), true});
            !rows || rows->rows != expected.size())
            wrong = rows ? QStringLiteral("counted %1 of %2").arg(rows->rows).arg(expected.size())
                         : rows.error().detail;
        if (!wrong.isEmpty())
            return {wrong + QLatin1String("; ") + described(question, seed)};
    }
    return {};
}

void DifferentialTest::givesTheSameRowsInTheSameOrder()
{
    std::array<QStringList, threads> wrong;
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i)
        workers.emplace_back([this, &wrong, i] {
            wrong[size_t(i)] = answer(m_seed + quint32(i * questions / threads), questions / threads);
        });
    for (std::thread &worker : workers)
        worker.join();
    for (const QStringList &each : wrong)
        QVERIFY2(each.isEmpty(), qPrintable(each.join(u'\n')));
}

QTEST_GUILESS_MAIN(DifferentialTest)
#include "differentialtest.moc"
