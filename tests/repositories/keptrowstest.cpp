#include "privatecluster.h"
#include "sqlsession.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace meja;

namespace {

/// The rows of these tables are kept for ever.
const QStringList &keptTables()
{
    static const QStringList all{QStringLiteral("orders"),   QStringLiteral("order_items"),
                                 QStringLiteral("comments"), QStringLiteral("users"),
                                 QStringLiteral("products"), QStringLiteral("stores")};
    return all;
}

/// A statement that removes rows of such a table. "format('truncate …')" counts for every table.
QString removalIn(const QString &sql)
{
    static const QRegularExpression comments(QStringLiteral("--[^\\n]*"));
    static const QRegularExpression removal(
        QStringLiteral("\\bdelete\\s+from\\s+(only\\s+)?(meja\\.)?\"?(%1)\\b|(?<!before "
                       ")\\btruncate\\b|\\bdrop\\s+table\\b|"
                       "\\bdelete\\s+from\\s+(meja\\.)?%")
            .arg(keptTables().join(u'|')),
        QRegularExpression::CaseInsensitiveOption);
    return removal.match(QString(sql).remove(comments)).captured();
}

} // namespace

/// Tests that no login, function, statement or command removes a row of the tables above, whatever the route
/// that uses it: the programs contain no other SQL than the files below `resources/sql` and what the composer
/// builds.
class KeptRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recognisesARemoval_data();
    void recognisesARemoval();
    void noLoginMayRemoveRows_data();
    void noLoginMayRemoveRows();
    void theTableRefusesEvenASuperuser_data();
    void theTableRefusesEvenASuperuser();
    void noFunctionRemovesRows();
    void noForeignKeyRemovesRows();
    void noStatementRemovesRows();

private:
    std::unique_ptr<SqlSession> m_administrator;
};

void KeptRowsTest::initTestCase()
{
    m_administrator = std::make_unique<SqlSession>(PrivateCluster::shared().createMigratedDatabase());
    fillShop(*m_administrator);
    placeOrder(*m_administrator);
}

void KeptRowsTest::recognisesARemoval_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("removes");
    QTest::newRow("kept table") << QStringLiteral("DELETE\n FROM meja.orders where true") << true;
    QTest::newRow("without schema") << QStringLiteral(
                                           "with gone as (delete from order_items returning 1) select 1")
                                    << true;
    QTest::newRow("built from a name")
        << QStringLiteral("execute format('delete from meja.%I', name)") << true;
    QTest::newRow("all tables") << QStringLiteral("execute 'truncate ' || names") << true;
    QTest::newRow("trigger") << QStringLiteral("create trigger t before truncate on meja.orders") << false;
    QTest::newRow("other table") << QStringLiteral("delete from cart_items where id = 1") << false;
    QTest::newRow("comment") << QStringLiteral("-- delete from orders is refused\nselect 1") << false;
    QTest::newRow("column") << QStringLiteral("select deleted_at from comments") << false;
}

void KeptRowsTest::recognisesARemoval()
{
    QFETCH(QString, sql);
    QFETCH(bool, removes);
    QCOMPARE(!removalIn(sql).isEmpty(), removes);
}

void KeptRowsTest::noLoginMayRemoveRows_data()
{
    QTest::addColumn<QString>("table");
    for (const QString &table : keptTables())
        QTest::newRow(qPrintable(table)) << table;
}

/// All roles of the cluster except superusers, the owner, who never signs in, and the groups that PostgreSQL
/// defines. A member of such a group would have its rights.
void KeptRowsTest::noLoginMayRemoveRows()
{
    QFETCH(QString, table);
    QCOMPARE(m_administrator->ask(
                 QStringLiteral("select string_agg(rolname, ', ') from pg_roles"
                                " where not rolsuper and rolname <> 'meja_owner' and rolname !~ '^pg_'"
                                "   and (has_table_privilege(oid, 'meja.%1', 'delete, truncate')"
                                "        or pg_has_role(oid, 'meja_owner', 'member'))")
                     .arg(table)),
             QStringLiteral("null"));
    QCOMPARE(
        m_administrator->ask(QStringLiteral("select rolcanlogin from pg_roles where rolname = 'meja_owner'")),
        QStringLiteral("f"));
}

void KeptRowsTest::theTableRefusesEvenASuperuser_data()
{
    noLoginMayRemoveRows_data();
}

void KeptRowsTest::theTableRefusesEvenASuperuser()
{
    QFETCH(QString, table);
    const QString count = QStringLiteral("select count(*) from meja.%1").arg(table);
    const QString before = m_administrator->ask(count);
    QCOMPARE(m_administrator->ask(QStringLiteral("delete from meja.%1").arg(table)),
             QStringLiteral("error MJ003"));
    QVERIFY(m_administrator->ask(QStringLiteral("truncate meja.%1 cascade").arg(table))
                .startsWith(QLatin1String("error")));
    QCOMPARE(m_administrator->ask(count), before);
}

void KeptRowsTest::noFunctionRemovesRows()
{
    const auto functions = m_administrator->rows(
        QStringLiteral("select proname, pg_get_functiondef(oid) from pg_proc"
                       " where pronamespace = 'meja'::regnamespace and prokind in ('f', 'p')"
                       "   and prolang <> (select oid from pg_language where lanname = 'c')"));
    QVERIFY(functions.size() > 80);
    for (const QStringList &function : functions) {
        const bool isRefusal = function[0].startsWith(QLatin1String("refuse_"));
        QVERIFY2(isRefusal || removalIn(function[1]).isEmpty(),
                 qPrintable(function[0] + QStringLiteral(": ") + removalIn(function[1])));
    }
}

void KeptRowsTest::noForeignKeyRemovesRows()
{
    QCOMPARE(
        m_administrator->ask(QStringLiteral("select string_agg(conname, ', ') from pg_constraint"
                                            " where contype = 'f' and connamespace = 'meja'::regnamespace"
                                            "   and confdeltype not in ('a', 'r')")),
        QStringLiteral("null"));
}

/// Named statements, and all C++ code of the programs. The only removal is that of an interrupted seed, which
/// refuses to remove rows that it did not write (`seedtest`).
void KeptRowsTest::noStatementRemovesRows()
{
    static const QStringList folders{QStringLiteral("resources/sql/queries"),
                                     QStringLiteral("resources/sql/seed"), QStringLiteral("models"),
                                     QStringLiteral("views"), QStringLiteral("app")};
    QStringList removals;
    int files = 0;
    for (const QString &folder : folders) {
        QDirIterator all(QStringLiteral(MEJA_SOURCE_DIR "/") + folder,
                         {QStringLiteral("*.sql"), QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                         QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            QString text = QString::fromUtf8(file.readAll());
            if (!file.fileName().endsWith(QLatin1String(".sql")))
                text.replace(QStringLiteral("truncate("), QString()); // QString::truncate()
            if (const QString removal = removalIn(text); !removal.isEmpty())
                removals.append(file.fileName().section(u'/', -2));
        }
    }
    QVERIFY(files > 400);
    QCOMPARE(removals, (QStringList{QStringLiteral("seed/begin.sql")}));
}

QTEST_GUILESS_MAIN(KeptRowsTest)
#include "keptrowstest.moc"
