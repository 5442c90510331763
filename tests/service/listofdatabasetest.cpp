#include "connection.h"
#include "listfixture.h"
#include "privatecluster.h"
#include "resourcecatalogue.h"

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

    /// The rows of the CSV without the header line.
    [[nodiscard]] QStringList rows() const
    {
        return output.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts).mid(1);
    }

    /// The cursor printed to standard error; empty at the end of the list.
    [[nodiscard]] QString cursor() const
    {
        static const QRegularExpression named(QStringLiteral("--after (\\S+)"));
        return named.match(errors).captured(1);
    }
};

QStringList splitArguments(const char *line)
{
    return QString::fromUtf8(line).split(u' ');
}

/// A valid filter value for the column.
QString exampleValue(const Resource &resource, const Column &column)
{
    const Filter *filter = resource.filter(column.name);
    if (filter && filter->kind == FilterKind::Related)
        return QStringLiteral("1,2");
    switch (column.type) {
    case ValueType::Choice:
        return column.choices.first().code;
    case ValueType::Boolean:
        return QStringLiteral("ya");
    case ValueType::Timestamp:
        return QStringLiteral("2026-11");
    case ValueType::Decimal:
        return QStringLiteral("4..5");
    case ValueType::Phone:
        return QStringLiteral("081234567890");
    case ValueType::Text:
    case ValueType::LongText:
    case ValueType::Code:
    case ValueType::Key:
    case ValueType::Integer:
    case ValueType::Money:
    case ValueType::Grams:
    case ValueType::Email:
    case ValueType::RecordName:
    case ValueType::Changes:
        return QStringLiteral("Rp5,Rp7");
    }
    Q_UNREACHABLE();
}

} // namespace

/// The process `meja-service list` on a real database, configured with libpq's variables.
class ListOfDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void masksColumnsByRole_data();
    void masksColumnsByRole();
    void filtersAndOrders();
    void includesBothEndsOfARange_data();
    void includesBothEndsOfARange();
    void filtersByEveryColumn_data();
    void filtersByEveryColumn();
    void returnsEveryRowOnceByCursor();
    void returnsEveryNameOnceByCursor_data();
    void returnsEveryNameOnceByCursor();
    void refusesTheCursorOfAnotherList();
    void listsCartsWhoseValueExceedsBigint();
    void returnsAllPagesInOneRun();
    void escapesFormulas();
    void refusesMaskedColumnsToStaff_data();
    void refusesMaskedColumnsToStaff();
    void explainsInvalidArguments_data();
    void explainsInvalidArguments();
    void reportsTheProgressOfASearch();
    void printsTheCursorWhenStopped();

private:
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &line, const QString &login) const;
    static Outcome outcome(QProcess &process);
    [[nodiscard]] Outcome list(const QStringList &line,
                               const QString &login = QStringLiteral("list_admin")) const;
    QStringList ask(const QString &sql);
    /// Blocks all readers of the table orders until unlockOrders().
    bool lockOrders();
    /// Whether a reader is blocked by lockOrders() for at least this time, by the server's clock.
    bool isBlocked(const char *since = "0 seconds");
    void unlockOrders() { QVERIFY(m_administrator->run(QStringLiteral("commit"))); }

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
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit)
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

bool ListOfDatabaseTest::lockOrders()
{
    return m_administrator->run(QStringLiteral("begin")) &&
           m_administrator->run(QStringLiteral("lock table orders in access exclusive mode"));
}

bool ListOfDatabaseTest::isBlocked(const char *since)
{
    const QString waiting =
        QStringLiteral(
            "select count(*) from pg_locks where not granted and relation = 'orders'::regclass and "
            "clock_timestamp() - waitstart >= interval '%1'")
            .arg(QLatin1String(since));
    return QTest::qWaitFor([&] { return ask(waiting) == QStringList{QStringLiteral("1")}; }, 10000);
}

void ListOfDatabaseTest::masksColumnsByRole_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("phone");
    QTest::newRow("staff") << QStringLiteral("list_staff") << QStringLiteral("******");
    QTest::newRow("admin") << QStringLiteral("list_admin") << QStringLiteral("0812-3456-7890");
    QTest::newRow("auditor") << QStringLiteral("list_auditor") << QStringLiteral("0812-3456-7890");
}

void ListOfDatabaseTest::masksColumnsByRole()
{
    QFETCH(QString, login);
    QFETCH(QString, phone);
    const Outcome listed = list(splitArguments("orders --limit 1 --columns recipient_phone"), login);
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    const bool isMasked = login == u"list_staff";
    QCOMPARE(listed.rows().size(), 1);
    QCOMPARE(listed.rows().first() == phone, !isMasked);
    QCOMPARE(listed.rows().first().contains(QStringLiteral("812-3456")), !isMasked);
    QVERIFY(!listed.cursor().isEmpty());
}

void ListOfDatabaseTest::filtersAndOrders()
{
    const Outcome listed =
        list(splitArguments("orders --filter status=DIBAYAR --filter total=100000..1500000 --order "
                            "total --columns number,total,is_archived --limit 5000 --format json"));
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    const QJsonObject whole = QJsonDocument::fromJson(listed.output.toUtf8()).object();
    QVERIFY(whole[QLatin1String("next")].isNull());
    QStringList numbers;
    for (const auto &row : whole[QLatin1String("rows")].toArray()) {
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
        list(splitArguments("orders --filter status=DIBAYAR --filter total=100000..1500000 --count"));
    QCOMPARE(counted.output.trimmed(), QString::number(expected.size()));
}

void ListOfDatabaseTest::includesBothEndsOfARange_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("condition");
    // @ stands for the day with the most orders in the store's time zone.
    const auto row = [](const char *filter, const char *condition) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(condition);
    };
    row("placed_at=@", "day = last");
    row("placed_at=@..@", "day = last");
    row("placed_at=@..", "day >= last");
    row("placed_at=..@", "day <= last");
    row("placed_at=2020-01-01..@", "day between '2020-01-01' and last");
    row("total=500rb..1jt", "total between 500000 and 1000000");
}

void ListOfDatabaseTest::includesBothEndsOfARange()
{
    QFETCH(QString, filter);
    QFETCH(QString, condition);
    const QString days = QStringLiteral("(placed_at at time zone 'Asia/Jakarta')::date");
    const QStringList last =
        ask(QStringLiteral("select %1 from orders group by 1 order by count(*) desc").arg(days));
    QVERIFY(!last.isEmpty());
    const Outcome counted = list({QStringLiteral("orders"), QStringLiteral("--count"),
                                  QStringLiteral("--filter"), filter.replace(u'@', last.first())});
    QVERIFY2(counted.exitCode == 0, qPrintable(counted.errors));
    const QStringList expected = ask(
        QStringLiteral(
            "select count(*) from (select total, %1 as day, '%2'::date as last from orders) as o where %3")
            .arg(days, last.first(), condition));
    QVERIFY(expected != QStringList{QStringLiteral("0")});
    QCOMPARE(counted.output.trimmed(), expected.first());
}

void ListOfDatabaseTest::filtersByEveryColumn_data()
{
    QTest::addColumn<QStringList>("line");
    for (const Resource &resource : resourceCatalogue()) {
        QStringList empty{resource.name, QStringLiteral("--count")};
        QStringList filled = empty;
        QStringList given = empty;
        for (const Column &column : resource.columns) {
            empty.append({QStringLiteral("--filter"), column.name + u'='});
            filled.append({QStringLiteral("--filter"), column.name + QLatin1String("=*")});
            if (column.type != ValueType::Changes)
                given.append(
                    {QStringLiteral("--filter"), column.name + u'=' + exampleValue(resource, column)});
        }
        QTest::addRow("%s: empty", qPrintable(resource.name)) << empty;
        QTest::addRow("%s: not empty", qPrintable(resource.name)) << filled;
        QTest::addRow("%s: a value", qPrintable(resource.name)) << given;
    }
}

void ListOfDatabaseTest::filtersByEveryColumn()
{
    QFETCH(QStringList, line);
    const Outcome counted = list(line);
    QVERIFY2(counted.exitCode == 0, qPrintable(counted.errors));
    QVERIFY2(counted.output.trimmed().toLongLong() >= 0, qPrintable(counted.output));
}

void ListOfDatabaseTest::returnsEveryRowOnceByCursor()
{
    QStringList numbers;
    QStringList after;
    do {
        const Outcome listed =
            list(splitArguments("orders --order -total --columns number --limit 700") + after,
                 QStringLiteral("list_staff"));
        QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
        QVERIFY(!listed.rows().isEmpty());
        numbers += listed.rows();
        after = listed.cursor().isEmpty() ? QStringList{}
                                          : QStringList{QStringLiteral("--after"), listed.cursor()};
    } while (!after.isEmpty() && numbers.size() <= orderCount);
    QCOMPARE(numbers, ask(QStringLiteral("select number from orders order by total desc, id desc")));
}

void ListOfDatabaseTest::returnsEveryNameOnceByCursor_data()
{
    QTest::addColumn<QString>("order");
    QTest::newRow("ascending") << QStringLiteral("name");
    QTest::newRow("descending") << QStringLiteral("-name");
}

/// Names that begin with U+FEFF, as an old version stored them. A cursor without the character repeats or
/// skips rows.
void ListOfDatabaseTest::returnsEveryNameOnceByCursor()
{
    QFETCH(QString, order);
    QVERIFY(m_administrator->runScript(QStringLiteral(
        "set session_replication_role = replica;"
        "insert into users (name, email) select repeat(chr(65279), 1 + n % 3) || 'Siti ' || n % 40, 'bom' || "
        "n || '@contoh.id' "
        "from generate_series(1, 250) as n on conflict do nothing; reset session_replication_role")));
    QStringList keys;
    QStringList after;
    do {
        const Outcome listed = list(QStringList{QStringLiteral("users"), QStringLiteral("--order"), order,
                                                QStringLiteral("--columns"), QStringLiteral("id"),
                                                QStringLiteral("--limit"), QStringLiteral("37")} +
                                    after);
        QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
        keys += listed.rows();
        after = listed.cursor().isEmpty() ? QStringList{}
                                          : QStringList{QStringLiteral("--after"), listed.cursor()};
    } while (!after.isEmpty() && keys.size() <= orderCount);
    QCOMPARE(keys,
             ask(order.startsWith(u'-')
                     ? QStringLiteral("select id from users order by name collate meja.people desc, id desc")
                     : QStringLiteral("select id from users order by name collate meja.people, id")));
}

void ListOfDatabaseTest::refusesTheCursorOfAnotherList()
{
    const Outcome first = list(splitArguments("orders --limit 2"));
    QVERIFY(!first.cursor().isEmpty());
    for (const char *line :
         {"users --after", "orders --order total --after", "orders --order placed_at --after"}) {
        const Outcome refused = list(splitArguments(line) + QStringList{first.cursor()});
        QCOMPARE(refused.exitCode, 2);
        QCOMPARE(refused.errors,
                 QStringLiteral("meja-service list: --after: the cursor belongs to another list or order; "
                                "use it with the list and the order that printed it\n"));
    }
}

void ListOfDatabaseTest::listsCartsWhoseValueExceedsBigint()
{
    QVERIFY(m_administrator->runScript(QStringLiteral(
        "set session_replication_role = replica;"
        "insert into products (store_id, sku, name, category, price, weight_grams, opening_stock, stock)"
        "  values (1, 'EMAS', 'Emas', 'Lain', 4611686018427387904, 1, 5, 5);"
        "insert into carts (user_id) values (1);"
        "insert into cart_items (cart_id, user_id, product_id, quantity)"
        "  select c.id, 1, p.id, 2 from carts as c, products as p where c.user_id = 1 and p.sku = 'EMAS';"
        "reset session_replication_role")));
    for (const char *line : {"carts --columns value", "cart_items --columns line_value"}) {
        const Outcome listed = list(splitArguments(line));
        QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
        QCOMPARE(listed.rows(), QStringList{QStringLiteral("9223372036854775807")});
    }
}

void ListOfDatabaseTest::returnsAllPagesInOneRun()
{
    const Outcome listed = list(splitArguments("orders --order total --columns number --limit 100000"));
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    QCOMPARE(listed.rows(), ask(QStringLiteral("select number from orders order by total, id")));
    QCOMPARE(listed.errors, QString());
    const Outcome cut =
        list(splitArguments("orders --order total --columns number --limit 2100 --format json"));
    const QJsonObject whole = QJsonDocument::fromJson(cut.output.toUtf8()).object();
    QCOMPARE(whole[QLatin1String("rows")].toArray().size(), 2100);
    const Outcome rest = list(splitArguments("orders --order total --columns number --limit 2100 --after") +
                              QStringList{whole[QLatin1String("next")].toString()});
    QCOMPARE(rest.rows(), listed.rows().mid(2100));
}

void ListOfDatabaseTest::escapesFormulas()
{
    const Outcome listed = list(splitArguments("users --search HYPERLINK --columns name"));
    QCOMPARE(listed.rows(), QStringList{QStringLiteral("'=HYPERLINK(1)")});
}

void ListOfDatabaseTest::refusesMaskedColumnsToStaff_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("filter") << QStringLiteral("users --filter phone=+6281299999999");
    QTest::newRow("emptiness") << QStringLiteral("orders --filter recipient_phone=*");
    QTest::newRow("order") << QStringLiteral("users --order email");
    QTest::newRow("count") << QStringLiteral("users --filter email=rumus@contoh.id --count");
}

void ListOfDatabaseTest::refusesMaskedColumnsToStaff()
{
    QFETCH(QString, line);
    const Outcome refused = list(line.split(u' '), QStringLiteral("list_staff"));
    QVERIFY2(refused.exitCode != 0, qPrintable(refused.output));
    QCOMPARE(refused.output, QString());
    QVERIFY2(refused.errors.contains(QStringLiteral("is masked for this login")), qPrintable(refused.errors));
}

void ListOfDatabaseTest::explainsInvalidArguments_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *line, const char *part) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(part);
    };
    row("nothing", "unknown list 'nothing'");
    row("orders --filter colour=red", "orders have no column 'colour'");
    row("orders --columns colour", "orders have no column 'colour'");
    row("orders --order status", "orders cannot be sorted by 'status'");
    row("audit --columns personal_changed", "personal_changes");
    row("orders --filter total=much", "--filter total: 'much' is not an amount");
    row("orders --filter status=NOPE", "--filter status: 'NOPE' is not a code of this column");
    row("orders --filter placed_at=2026-13-45", "--filter placed_at: '2026-13-45' is neither a day");
    row("orders --filter customer_name=Debora", "--filter customer_name: 'Debora' is not a key");
    row("orders --to 9999-12-31", "--to: '9999-12-31' is too late");
    row("orders --from yesterday", "--from: 'yesterday' is not a day");
    row("orders --limit 0", "--limit: '0' is not a number of rows");
    row("orders --after !!", "--after: '!!' is not a cursor");
}

void ListOfDatabaseTest::explainsInvalidArguments()
{
    QFETCH(QString, line);
    QFETCH(QString, part);
    const Outcome refused = list(line.split(u' '));
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.output, QString());
    QVERIFY2(refused.errors.contains(part), qPrintable(refused.errors));
}

void ListOfDatabaseTest::reportsTheProgressOfASearch()
{
    QVERIFY(lockOrders());
    const auto process = start(splitArguments("orders --search number:q --columns number --limit 5000"),
                               QStringLiteral("list_admin"));
    const bool blocked = isBlocked("1 second"); // Progress is printed at most once a second.
    unlockOrders();
    QVERIFY(blocked);
    const Outcome listed = outcome(*process);
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    QVERIFY2(listed.errors.contains(QStringLiteral("searched ")), qPrintable(listed.errors));
    QStringList found = listed.rows();
    QStringList expected = ask(QStringLiteral("select number from orders where number ilike '%q%'"));
    found.sort();
    expected.sort();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(found, expected);
}

void ListOfDatabaseTest::printsTheCursorWhenStopped()
{
    const QStringList line = splitArguments("orders --order total --columns number --limit 5000");
    QVERIFY(lockOrders());
    const auto process = start(line, QStringLiteral("list_admin"));
    const bool blocked = isBlocked();
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    unlockOrders();
    QVERIFY(blocked);
    const Outcome stopped = outcome(*process);
    QCOMPARE(stopped.exitCode, 1);
    QVERIFY2(stopped.errors.contains(QStringLiteral("stopped; continue with --after ")),
             qPrintable(stopped.errors));
    QCOMPARE(stopped.rows().size(), 1000);
    const Outcome rest = list(line + QStringList{QStringLiteral("--after"), stopped.cursor()});
    QCOMPARE(stopped.rows() + rest.rows(),
             ask(QStringLiteral("select number from orders order by total, id")));
}

QTEST_GUILESS_MAIN(ListOfDatabaseTest)
#include "listofdatabasetest.moc"
