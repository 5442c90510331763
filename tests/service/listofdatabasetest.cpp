#include "connection.h"
#include "listfixture.h"
#include "privatecluster.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <memory>

using namespace meja;

namespace {

constexpr int orderCount = 2500;

struct Outcome
{
    int exitCode = -1;
    QString output;
    QString errors;

    /// The rows of a CSV without its heading.
    [[nodiscard]] QStringList rows() const
    {
        return output.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts).mid(1);
    }

    /// Of the cursor that was named; empty when the list is at its end.
    [[nodiscard]] QString cursor() const
    {
        static const QRegularExpression named(QStringLiteral("--after (\\S+)"));
        return named.match(errors).captured(1);
    }
};

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ');
}

} // namespace

/// `meja-service list` as a shell runs it, on a database of its own, with libpq's variables.
class ListOfDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensForEveryRole_data();
    void opensForEveryRole();
    void filtersAndOrders();
    void givesEveryRowOnceByCursor();
    void givesAllPagesInOneGo();
    void writesNoFormula();
    void keepsMaskedColumnsFromStaff_data();
    void keepsMaskedColumnsFromStaff();
    void saysWhatIsOff_data();
    void saysWhatIsOff();
    void tellsTheProgressOfASearch();
    void stopsWithTheCursorWhereItStands();

private:
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &line, const QString &login) const;
    static Outcome outcome(QProcess &process);
    [[nodiscard]] Outcome list(const QStringList &line,
                               const QString &login = QStringLiteral("list_admin")) const;
    QStringList ask(const QString &sql);
    /// Nobody reads orders until they are let go.
    bool holdOrders();
    /// For the orders that are held, and has done so for that long by the server's clock.
    bool somebodyWaits(const char *since = "0 seconds");
    void letGo() { QVERIFY(m_administrator->run(QStringLiteral("commit"))); }

    ConnectionSettings m_settings;
    std::unique_ptr<Connection> m_administrator;
};

void ListOfDatabaseTest::initTestCase()
{
    m_settings = databaseWithOrders(orderCount);
    m_administrator = std::make_unique<Connection>(m_settings);
    QVERIFY(m_administrator->open());
    QVERIFY(m_administrator->runScript(
        QStringLiteral("set session_replication_role = replica;"
                       "create role list_staff login in role meja_staff;"
                       "create role list_admin login in role meja_admin;"
                       "create role list_auditor login in role meja_auditor;"
                       "insert into users (name, email, phone) values ('=HYPERLINK(1)', 'rumus@contoh.id', "
                       "'+6281299999999')")));
}

std::unique_ptr<QProcess> ListOfDatabaseTest::start(const QStringList &line, const QString &login) const
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), m_settings.host);
    environment.insert(QStringLiteral("PGPORT"),
                       QString::number(m_settings.port > 0 ? m_settings.port : 5432));
    environment.insert(QStringLiteral("PGDATABASE"), m_settings.database);
    environment.insert(QStringLiteral("PGUSER"), login);
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(MEJA_SERVICE), QStringList{QStringLiteral("list")} + line);
    return process;
}

Outcome ListOfDatabaseTest::outcome(QProcess &process)
{
    if (!process.waitForFinished(30000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Outcome ListOfDatabaseTest::list(const QStringList &line, const QString &login) const
{
    return outcome(*start(line, login));
}

QStringList ListOfDatabaseTest::ask(const QString &sql)
{
    QStringList values;
    const auto rows = m_administrator->run(sql);
    for (int row = 0; rows && row < rows->rowCount(); ++row)
        values.append(rows->text(row, 0));
    return values;
}

bool ListOfDatabaseTest::holdOrders()
{
    return m_administrator->run(QStringLiteral("begin")) &&
           m_administrator->run(QStringLiteral("lock table orders in access exclusive mode"));
}

bool ListOfDatabaseTest::somebodyWaits(const char *since)
{
    const QString waiting =
        QStringLiteral(
            "select count(*) from pg_locks where not granted and relation = 'orders'::regclass and "
            "clock_timestamp() - waitstart >= interval '%1'")
            .arg(QLatin1String(since));
    return QTest::qWaitFor([&] { return ask(waiting) == QStringList{QStringLiteral("1")}; }, 10000);
}

void ListOfDatabaseTest::opensForEveryRole_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("phone");
    QTest::newRow("staff") << QStringLiteral("list_staff") << QStringLiteral("******");
    QTest::newRow("admin") << QStringLiteral("list_admin") << QStringLiteral("'+6281234567890");
    QTest::newRow("auditor") << QStringLiteral("list_auditor") << QStringLiteral("'+6281234567890");
}

void ListOfDatabaseTest::opensForEveryRole()
{
    QFETCH(QString, login);
    QFETCH(QString, phone);
    const Outcome listed = list(words("orders --limit 1 --columns recipient_phone"), login);
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    const bool isMasked = login == u"list_staff";
    QCOMPARE(listed.rows().size(), 1);
    QCOMPARE(listed.rows().first() == phone, !isMasked);
    QCOMPARE(listed.rows().first().contains(QStringLiteral("81234567")), !isMasked);
    QVERIFY(!listed.cursor().isEmpty());
}

void ListOfDatabaseTest::filtersAndOrders()
{
    const Outcome listed = list(words("orders --filter status=DIBAYAR --filter total=100000..1500000 --order "
                                      "total --columns number,total,is_archived --limit 5000 --format json"));
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    const QJsonObject whole = QJsonDocument::fromJson(listed.output.toUtf8()).object();
    QVERIFY(whole[QLatin1String("next")].isNull());
    QStringList numbers;
    for (const QJsonValue &row : whole[QLatin1String("rows")].toArray()) {
        numbers.append(row[QLatin1String("number")].toString());
        QVERIFY(row[QLatin1String("total")].isDouble());
        QVERIFY(row[QLatin1String("is_archived")].isBool());
    }
    const QStringList expected = ask(QStringLiteral(
        "select number from orders where status = 'DIBAYAR' and total between 100000 and 1500000 "
        "order by total, id"));
    QVERIFY(!expected.isEmpty());
    QCOMPARE(numbers, expected);
    const Outcome counted =
        list(words("orders --filter status=DIBAYAR --filter total=100000..1500000 --count"));
    QCOMPARE(counted.output.trimmed(), QString::number(expected.size()));
}

void ListOfDatabaseTest::givesEveryRowOnceByCursor()
{
    QStringList numbers;
    QStringList after;
    do {
        const Outcome listed = list(words("orders --order -total --columns number --limit 700") + after,
                                    QStringLiteral("list_staff"));
        QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
        QVERIFY(!listed.rows().isEmpty());
        numbers += listed.rows();
        after = listed.cursor().isEmpty() ? QStringList{}
                                          : QStringList{QStringLiteral("--after"), listed.cursor()};
    } while (!after.isEmpty() && numbers.size() <= orderCount);
    QCOMPARE(numbers, ask(QStringLiteral("select number from orders order by total desc, id desc")));
}

void ListOfDatabaseTest::givesAllPagesInOneGo()
{
    const Outcome listed = list(words("orders --order total --columns number --limit 100000"));
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    QCOMPARE(listed.rows(), ask(QStringLiteral("select number from orders order by total, id")));
    QCOMPARE(listed.errors, QString());
    const Outcome cut = list(words("orders --order total --columns number --limit 2100 --format json"));
    const QJsonObject whole = QJsonDocument::fromJson(cut.output.toUtf8()).object();
    QCOMPARE(whole[QLatin1String("rows")].toArray().size(), 2100);
    const Outcome rest = list(words("orders --order total --columns number --limit 2100 --after") +
                              QStringList{whole[QLatin1String("next")].toString()});
    QCOMPARE(rest.rows(), listed.rows().mid(2100));
}

void ListOfDatabaseTest::writesNoFormula()
{
    const Outcome listed = list(words("users --search HYPERLINK --columns name"));
    QCOMPARE(listed.rows(), QStringList{QStringLiteral("'=HYPERLINK(1)")});
}

void ListOfDatabaseTest::keepsMaskedColumnsFromStaff_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("filter") << QStringLiteral("users --filter phone=+6281299999999");
    QTest::newRow("emptiness") << QStringLiteral("orders --filter recipient_phone=*");
    QTest::newRow("order") << QStringLiteral("users --order email");
    QTest::newRow("count") << QStringLiteral("users --filter email=rumus@contoh.id --count");
}

void ListOfDatabaseTest::keepsMaskedColumnsFromStaff()
{
    QFETCH(QString, line);
    const Outcome refused = list(line.split(u' '), QStringLiteral("list_staff"));
    QVERIFY2(refused.exitCode != 0, qPrintable(refused.output));
    QCOMPARE(refused.output, QString());
    QVERIFY2(refused.errors.contains(QStringLiteral("is masked for this login")), qPrintable(refused.errors));
}

void ListOfDatabaseTest::saysWhatIsOff_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *line, const char *part) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(part);
    };
    row("nothing", "there is no list 'nothing'");
    row("orders --filter colour=red", "orders have no column 'colour'");
    row("orders --columns colour", "orders have no column 'colour'");
    row("orders --order status", "orders can't be ordered by 'status'");
    row("orders --filter total=much", "filter total: 'much' is not");
    row("orders --filter status=a..b", "only amounts, numbers and times have a range");
    row("orders --from yesterday", "--from: 'yesterday' is not a day");
    row("orders --limit 0", "--limit: '0' is not a number of rows");
    row("orders --after !!", "--after: '!!' is not a cursor");
}

void ListOfDatabaseTest::saysWhatIsOff()
{
    QFETCH(QString, line);
    QFETCH(QString, part);
    const Outcome refused = list(line.split(u' '));
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.output, QString());
    QVERIFY2(refused.errors.contains(part), qPrintable(refused.errors));
}

void ListOfDatabaseTest::tellsTheProgressOfASearch()
{
    QVERIFY(holdOrders());
    const auto process =
        start(words("orders --search qq --columns number --limit 5000"), QStringLiteral("list_admin"));
    const bool waits = somebodyWaits("1 second"); // Progress is told when a part took longer.
    letGo();
    QVERIFY(waits);
    const Outcome listed = outcome(*process);
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    QVERIFY2(listed.errors.contains(QStringLiteral("looked through")), qPrintable(listed.errors));
    QStringList found = listed.rows();
    QStringList expected = ask(QStringLiteral("select number from orders where number ilike '%qq%'"));
    found.sort();
    expected.sort();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(found, expected);
}

void ListOfDatabaseTest::stopsWithTheCursorWhereItStands()
{
    const QStringList line = words("orders --order total --columns number --limit 5000");
    QVERIFY(holdOrders());
    const auto process = start(line, QStringLiteral("list_admin"));
    const bool waits = somebodyWaits();
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    letGo();
    QVERIFY(waits);
    const Outcome stopped = outcome(*process);
    QCOMPARE(stopped.exitCode, 1);
    QVERIFY2(stopped.errors.contains(QStringLiteral("stopped; it goes on with --after ")),
             qPrintable(stopped.errors));
    QCOMPARE(stopped.rows().size(), 1000);
    const Outcome rest = list(line + QStringList{QStringLiteral("--after"), stopped.cursor()});
    QCOMPARE(stopped.rows() + rest.rows(),
             ask(QStringLiteral("select number from orders order by total, id")));
}

QTEST_GUILESS_MAIN(ListOfDatabaseTest)
#include "listofdatabasetest.moc"
