#include "auditfixture.h"
#include "auditseals.h"
#include "auditverifier.h"
#include "transaction.h"

#include <QTest>
#include <QThread>

#include <array>
#include <atomic>

using namespace meja;

namespace {

const QString entryCount = QStringLiteral("select count(*) from audit_entries");

qint64 seal(Connection &connection)
{
    const auto sealed = AuditSeals(connection).sealAll();
    if (!sealed)
        qFatal("%s", qPrintable(sealed.error().detail));
    return *sealed;
}

AuditRoot newestRoot(Connection &connection)
{
    return *AuditSeals(connection).newestRoot();
}

AuditReport verify(Connection &connection, const QList<AuditRoot> &exported = {})
{
    const auto report = AuditVerifier(connection, exported).verify();
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
    return *report;
}

AuditFixture &sealedFixture(int changes)
{
    static AuditFixture fixture;
    fixture.changeTimes(changes);
    seal(fixture.superuser());
    return fixture;
}

QString faultOf(const AuditReport &report)
{
    return report.fault ? report.fault->sentence : QString();
}

} // namespace

/// Tests that every entry whose transaction has ended is sealed exactly once, and that every later change of
/// a sealed row is detected and named.
class AuditSealTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesAnUnchangedLog();
    void sealsEachEntryOnce();
    void sealsAnEntryOnlyAfterItsCommit();
    void waitsForAnOpenTransaction();
    void sealsWhileOthersWrite();
    void isIndependentOfSessionSettings();
    void handlesSpecialText();
    void findsTampering_data();
    void findsTampering();
    void findsARowWithAFutureTransaction();
    void onlyAnExportedRootRevealsARecreatedChain();
    void onlyAnExportedRootRevealsATruncatedLog();
    void acceptsOlderExportedRoots();
    void countsUnsealedEntries();
    void refusesAServerWithALowerTransactionCounter();
    void onlyReadersOfTheWholeLogCanVerify_data();
    void onlyReadersOfTheWholeLogCanVerify();
};

void AuditSealTest::verifiesAnUnchangedLog()
{
    AuditFixture fixture;
    const auto empty = verify(fixture.superuser());
    QCOMPARE(faultOf(empty), QString());
    QCOMPARE(empty.unsealed, AuditFixture::ownEntries);
    fixture.changeTimes(2500);
    QCOMPARE(seal(fixture.superuser()), 2500 + AuditFixture::ownEntries);
    const auto report = verify(fixture.superuser(), {newestRoot(fixture.superuser())});
    QCOMPARE(faultOf(report), QString());
    QCOMPARE(report.entries, 2500 + AuditFixture::ownEntries);
    QCOMPARE(report.seals, 3);
    QCOMPARE(report.unsealed, 0);
}

void AuditSealTest::sealsEachEntryOnce()
{
    AuditFixture fixture;
    const auto service = fixture.connect(QStringLiteral("meja_service"));
    QCOMPARE(seal(*service), AuditFixture::ownEntries);
    QCOMPARE(seal(*service), 0);
    fixture.changeTimes(3);
    QCOMPARE(seal(*service), 3);
    QCOMPARE(newestRoot(*service).number, 2);
    QCOMPARE(faultOf(verify(*service)), QString());
}

void AuditSealTest::sealsAnEntryOnlyAfterItsCommit()
{
    AuditFixture fixture;
    const auto early = fixture.connect();
    const auto late = fixture.connect();
    const Actor sari{.kind = QStringLiteral("staff"), .name = QStringLiteral("sari")};
    {
        // `early` has the lower transaction number, `late` writes first and so has the lower entry id.
        Transaction first(*early, sari);
        QVERIFY(early->run(QStringLiteral("select pg_current_xact_id()")));
        Transaction second(*late, sari);
        QVERIFY(late->run(QStringLiteral("update stores set name = 'late'")));
        QVERIFY(early->run(QStringLiteral("update products set price = 1 where id = 1")));
        QVERIFY(first.commit());
        QCOMPARE(seal(fixture.superuser()), AuditFixture::ownEntries + 1);
        QVERIFY(second.commit());
    }
    QCOMPARE(fixture.value(QStringLiteral("select table_name from audit_entries order by id desc limit 1")),
             QStringLiteral("products"));
    QCOMPARE(faultOf(verify(fixture.superuser())), QString());
    QCOMPARE(seal(fixture.superuser()), 1);
    const auto report = verify(fixture.superuser());
    QCOMPARE(faultOf(report), QString());
    QCOMPARE(report.entries, AuditFixture::ownEntries + 2);
}

void AuditSealTest::waitsForAnOpenTransaction()
{
    AuditFixture fixture;
    QCOMPARE(seal(fixture.superuser()), AuditFixture::ownEntries);
    const auto open = fixture.connect();
    QVERIFY(open->run(QStringLiteral("begin")));
    QVERIFY(open->run(QStringLiteral("select pg_current_xact_id()")));
    fixture.changeTimes(2);
    QCOMPARE(seal(fixture.superuser()), 0);
    QCOMPARE(verify(fixture.superuser()).unsealed, 2);
    QVERIFY(open->run(QStringLiteral("rollback")));
    QCOMPARE(seal(fixture.superuser()), 2);
}

void AuditSealTest::sealsWhileOthersWrite()
{
    AuditFixture fixture;
    constexpr int writers = 6;
    constexpr int turns = 120;
    std::atomic<int> writing{writers};
    std::atomic<int> failures{0};
    const auto write = [&](int writer) {
        const auto connection = fixture.connect();
        for (int turn = 0; turn < turns; ++turn) {
            Transaction transaction(*connection,
                                    {.kind = QStringLiteral("system"), .name = QStringLiteral("writer")});
            const auto written = connection->run(
                QStringLiteral("insert into stores (name, slug, city, province)"
                               " select 'S', 's-%1-%2-' || i, 'Solo', 'Jawa' from generate_series(1, 5) i")
                    .arg(writer)
                    .arg(turn));
            // Every third transaction is rolled back, and its entries with it.
            if (!written || (turn % 3 != 0 && !transaction.commit()))
                ++failures;
        }
        --writing;
    };
    const auto sealRepeatedly = [&] {
        const auto connection = fixture.connect(QStringLiteral("meja_service"));
        while (writing > 0)
            seal(*connection);
    };
    std::vector<std::unique_ptr<QThread>> threads;
    threads.reserve(static_cast<std::size_t>(writers) + 3);
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back(QThread::create(write, writer));
    for (int sealer = 0; sealer < 3; ++sealer)
        threads.emplace_back(QThread::create(sealRepeatedly));
    for (const auto &thread : threads)
        thread->start();
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(failures, 0);
    seal(fixture.superuser());

    QVERIFY(newestRoot(fixture.superuser()).number > 5);
    const auto report = verify(fixture.superuser());
    QCOMPARE(faultOf(report), QString());
    QCOMPARE(report.unsealed, 0);
    QCOMPARE(report.entries, qint64(writers) * turns / 3 * 2 * 5 + AuditFixture::ownEntries);
    // Check the same without the verifier: as many members as entries, and no id twice.
    QCOMPARE(fixture.value(
                 QStringLiteral("select count(*) || ' ' || count(distinct substr(members, at * 40 + 1, 8))"
                                " from audit_seals, generate_series(0, entry_count - 1) as at")),
             QStringLiteral("%1 %1").arg(report.entries));
}

void AuditSealTest::isIndependentOfSessionSettings()
{
    AuditFixture fixture;
    fixture.change(QStringLiteral("update users set phone = '+6285711112222', last_login_at = now()"));
    const auto odd = fixture.connect();
    QVERIFY(
        odd->runScript(QStringLiteral("set timezone = 'Asia/Kathmandu'; set datestyle = 'German, DMY';"
                                      "set bytea_output = 'escape'; set intervalstyle = 'sql_standard';"
                                      "set extra_float_digits = -15; set standard_conforming_strings = off;"
                                      "set search_path = public")));
    seal(*odd);
    fixture.changeTimes(2);
    seal(fixture.superuser());
    QCOMPARE(faultOf(verify(fixture.superuser())), QString());
    QCOMPARE(faultOf(verify(*odd)), QString());
}

void AuditSealTest::handlesSpecialText()
{
    AuditFixture fixture;
    const std::array reasons{QStringLiteral("\ufeffbyte-order mark"), QStringLiteral("😀 \"quoted\" \\ back"),
                             QStringLiteral("two\nlines\t"), QStringLiteral(" "), QString()};
    for (const QString &reason : reasons) {
        Transaction transaction(fixture.superuser(),
                                {QStringLiteral("staff"), QStringLiteral("sari"), reason, reason});
        QVERIFY(fixture.superuser().run(QStringLiteral("update stores set city = city || '.'")));
        QVERIFY(transaction.commit());
    }
    seal(fixture.superuser());
    QCOMPARE(faultOf(verify(fixture.superuser())), QString());
    // NULL and the empty text differ.
    fixture.tamper(QStringLiteral("update audit_entries set reason = '' where id = %1")
                       .arg(AuditFixture::ownEntries + 5));
    QCOMPARE(verify(fixture.superuser()).fault->entry, AuditFixture::ownEntries + 5);
}

void AuditSealTest::findsTampering_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("entry"); ///< 0: the fault is in a seal.
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QString &sql, int entry, const QString &sentence) {
        QTest::newRow(name) << sql << entry << sentence;
    };
    const QString changed = QStringLiteral("row 1500 was changed after seal 2");
    const QStringList columns{QStringLiteral("occurred_at = occurred_at + interval '1 microsecond'"),
                              QStringLiteral("table_name = 'storez'"),
                              QStringLiteral("row_id = 2"),
                              QStringLiteral("row_id = null"),
                              QStringLiteral("operation = 'DELETE'"),
                              QStringLiteral("actor_kind = 'admin'"),
                              QStringLiteral("actor = 'sarj'"),
                              QStringLiteral("reason = 'asked by phonf'"),
                              QStringLiteral("request_id = 'request-2'"),
                              QStringLiteral("reason = request_id, request_id = reason"),
                              QStringLiteral("login = 'meja_service'"),
                              QStringLiteral("changes = jsonb_set(changes, '{version,1}', '7')"),
                              QStringLiteral("changes = '{}'")};
    for (const QString &column : columns)
        row(qPrintable(column), QStringLiteral("update audit_entries set %1 where id = 1500").arg(column),
            1500, changed);
    row("transaction number raised",
        QStringLiteral("update audit_entries set xid = '2000000' where id = 1500"), 1500,
        QStringLiteral("row 1500 was changed after seal 2: its position differs"));
    row("id changed", QStringLiteral("update audit_entries set id = default where id = 1500"), 1500,
        QStringLiteral("row 1500 was deleted after seal 2"));
    row("personal value changed",
        QStringLiteral("update audit_entries set personal_changes = '{\"phone\": [null, \"+620\"]}'"
                       " where id = 1"),
        1, QStringLiteral("the personal values of row 1 were changed"));
    row("personal value and its digest changed",
        QStringLiteral("update audit_entries set personal_changes = '{}', personal_digest ="
                       " personal_digest(personal_salt, '{}') where id = 1"),
        1, QStringLiteral("row 1 was changed after seal 1"));
    row("personal values added",
        QStringLiteral("alter table audit_entries drop constraint audit_entries_check;"
                       "update audit_entries set personal_changes = '{}' where id = 1500"),
        1500, QStringLiteral("the personal values of row 1500 were changed"));
    row("a row deleted", QStringLiteral("delete from audit_entries where id = 1500"), 1500,
        QStringLiteral("row 1500 was deleted after seal 2"));
    row("the first row of a seal deleted", QStringLiteral("delete from audit_entries where id = 1001"), 1001,
        QStringLiteral("row 1001 was deleted after seal 2"));
    row("the last row of a seal deleted", QStringLiteral("delete from audit_entries where id = 2000"), 2000,
        QStringLiteral("row 2000 was deleted after seal 2"));
    row("the first rows deleted", QStringLiteral("delete from audit_entries where id <= 1200"), 1,
        QStringLiteral("row 1 was deleted after seal 1"));
    row("the last rows deleted", QStringLiteral("delete from audit_entries where id > 2400"), 2401,
        QStringLiteral("row 2401 was deleted after seal 3"));
    row("all rows deleted", QStringLiteral("delete from audit_entries"), 1,
        QStringLiteral("row 1 was deleted after seal 1"));
    const QString copy = QStringLiteral(
        "insert into audit_entries (%1 xid, occurred_at, table_name, row_id, operation, actor_kind, actor, "
        "login)"
        " %3 select %2 xid, occurred_at, table_name, row_id, operation, actor_kind, actor, login"
        " from audit_entries where id = 1500");
    row("a row inserted",
        copy.arg(QStringLiteral("id,"), QStringLiteral("9999,"), QStringLiteral("overriding system value")),
        9999, QStringLiteral("row 9999 was added after seal 3"));
    row("a row inserted before all others",
        copy.arg(QStringLiteral("id,"), QStringLiteral("-1,"), QStringLiteral("overriding system value")), -1,
        QStringLiteral("row -1 was added after seal 1"));
    row("two rows swapped",
        QStringLiteral("update audit_entries set changes = (select changes from audit_entries as other"
                       " where other.id = 3001 - audit_entries.id) where id in (1500, 1501)"),
        1500, changed);
    row("the ids of two rows swapped",
        QStringLiteral("alter table audit_entries alter id drop identity, drop constraint audit_entries_pkey;"
                       "update audit_entries set id = 3001 - id where id in (1500, 1501)"),
        1500, changed);
    row("root changed", QStringLiteral("update audit_seals set root = sha256('') where number = 2"), 0,
        QStringLiteral("seal 2 was changed: its root does not match its content"));
    row("sealing time changed",
        QStringLiteral("update audit_seals set sealed_at = sealed_at - interval '1 s' where number = 2"), 0,
        QStringLiteral("seal 2 was changed: its root does not match its content"));
    row("a row and its seal's member changed",
        QStringLiteral(
            "update audit_entries set actor = 'x' where id = 1500;"
            "update audit_seals set members = overlay(members placing"
            " (select audit_entry_digest(e) from audit_entries e where id = 1500) from 499 * 40 + 9)"
            " where number = 2"),
        0, QStringLiteral("seal 2 was changed: its root does not match its content"));
    row("a row, its seal's member and root changed",
        QStringLiteral(
            "update audit_entries set actor = 'x' where id = 1500;"
            "update audit_seals set members = overlay(members placing"
            " (select audit_entry_digest(e) from audit_entries e where id = 1500) from 499 * 40 + 9)"
            " where number = 2;"
            "update audit_seals as s set root = audit_seal_root(s) where number = 2"),
        0, QStringLiteral("seal 3 does not continue seal 2: one of them was replaced"));
    row("a seal deleted", QStringLiteral("delete from audit_seals where number = 2"), 0,
        QStringLiteral("seal 2 is missing"));
    row("the first seals deleted", QStringLiteral("delete from audit_seals where number < 2"), 0,
        QStringLiteral("seal 0 is missing"));
    row("all seals deleted", QStringLiteral("delete from audit_seals"), 0,
        QStringLiteral("all seals are missing, even seal 0"));
}

void AuditSealTest::findsTampering()
{
    QFETCH(QString, sql);
    QFETCH(int, entry);
    QFETCH(QString, sentence);
    // All in one transaction, so that the order is by id: seals of 1000, 1000 and 504 rows.
    static AuditFixture &fixture = sealedFixture(2500);
    QCOMPARE(faultOf(verify(fixture.superuser())), QString());

    const Transaction rolledBack(fixture.superuser());
    QVERIFY(fixture.superuser().runScript(AuditFixture::guardsOff));
    const auto done = fixture.superuser().runScript(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    const auto report = verify(fixture.superuser());
    QCOMPARE(faultOf(report), sentence);
    QCOMPARE(report.fault->entry, entry == 0 ? std::nullopt : std::optional<qint64>(entry));
}

void AuditSealTest::findsARowWithAFutureTransaction()
{
    AuditFixture fixture;
    seal(fixture.superuser());
    fixture.change(QStringLiteral("update stores set city = 'Solo'"));
    fixture.tamper(QStringLiteral("update audit_entries set xid = '99999999' where id = %1")
                       .arg(AuditFixture::ownEntries + 1));
    QCOMPARE(faultOf(verify(fixture.superuser())),
             QStringLiteral("row %1 belongs to a transaction that has not started yet")
                 .arg(AuditFixture::ownEntries + 1));
}

void AuditSealTest::onlyAnExportedRootRevealsARecreatedChain()
{
    AuditFixture fixture;
    fixture.changeTimes(1500);
    seal(fixture.superuser());
    const AuditRoot exported = newestRoot(fixture.superuser());
    fixture.tamper(QStringLiteral("update audit_entries set actor = 'somebody' where id = 700;"
                                  "delete from audit_seals where number > 0"));
    seal(fixture.superuser());
    QCOMPARE(faultOf(verify(fixture.superuser())), QString());
    const auto report = verify(fixture.superuser(), {exported});
    QCOMPARE(faultOf(report),
             QStringLiteral("seal 2 differs from the exported one (sealed %1): the chain was recreated")
                 .arg(exported.sealedAt));
}

void AuditSealTest::onlyAnExportedRootRevealsATruncatedLog()
{
    AuditFixture fixture;
    fixture.changeTimes(1500);
    seal(fixture.superuser());
    const AuditRoot exported = newestRoot(fixture.superuser());
    fixture.tamper(QStringLiteral("delete from audit_seals where number > 1;"
                                  "delete from audit_entries where id > 1000"));
    QCOMPARE(faultOf(verify(fixture.superuser())), QString());
    QVERIFY(faultOf(verify(fixture.superuser(), {exported}))
                .endsWith(QLatin1String("is missing: the log ends at seal 1")));
}

void AuditSealTest::acceptsOlderExportedRoots()
{
    AuditFixture fixture;
    QList<AuditRoot> exported{newestRoot(fixture.superuser())};
    for (int turn = 0; turn < 3; ++turn) {
        fixture.changeTimes(2);
        seal(fixture.superuser());
        exported.prepend(newestRoot(fixture.superuser()));
    }
    QCOMPARE(faultOf(verify(fixture.superuser(), exported)), QString());
    exported[2].root[0] = exported[2].root[0] == 'a' ? 'b' : 'a';
    QVERIFY(faultOf(verify(fixture.superuser(), exported))
                .startsWith(QLatin1String("seal 1 differs from the exported one")));
}

void AuditSealTest::countsUnsealedEntries()
{
    AuditFixture fixture;
    seal(fixture.superuser());
    fixture.changeTimes(3);
    const auto fresh = verify(fixture.superuser());
    QCOMPARE(fresh.unsealed, 3);
    QVERIFY(!fresh.isBehind());
    fixture.tamper(QStringLiteral("update audit_entries set occurred_at = occurred_at - interval '11 min'"
                                  " where id = %1")
                       .arg(AuditFixture::ownEntries + 2));
    const auto old = verify(fixture.superuser());
    QCOMPARE(faultOf(old), QString());
    QVERIFY(old.isBehind());
}

void AuditSealTest::refusesAServerWithALowerTransactionCounter()
{
    AuditFixture fixture;
    seal(fixture.superuser());
    fixture.tamper(QStringLiteral("update audit_seals set to_xid = '4000000000' where number = 1"));
    fixture.changeTimes(1);
    const auto sealed = AuditSeals(fixture.superuser()).sealAll();
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().kind, ErrorKind::RuleViolated);
    QVERIFY2(sealed.error().detail.contains(QLatin1String("seal 1 ends at transaction 4000000000")),
             qPrintable(sealed.error().detail));
}

void AuditSealTest::onlyReadersOfTheWholeLogCanVerify_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("may");
    QTest::newRow("staff") << QStringLiteral("meja_staff") << false;
    QTest::newRow("admin") << QStringLiteral("meja_admin") << true;
    QTest::newRow("auditor") << QStringLiteral("meja_auditor") << true;
    QTest::newRow("customer API") << QStringLiteral("meja_customer_api") << false;
    QTest::newRow("storefront") << QStringLiteral("meja_storefront") << false;
}

void AuditSealTest::onlyReadersOfTheWholeLogCanVerify()
{
    QFETCH(QString, role);
    QFETCH(bool, may);
    AuditFixture fixture;
    seal(fixture.superuser());
    QVERIFY(fixture.superuser().run(QStringLiteral("set role %1").arg(role)));
    const auto report = AuditVerifier(fixture.superuser(), {}).verify();
    QCOMPARE(report.has_value(), may);
    if (!may)
        QCOMPARE(report.error().kind, ErrorKind::Forbidden);
    // Only the service may seal.
    const auto sealed = AuditSeals(fixture.superuser()).sealAll();
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().kind, ErrorKind::Forbidden);
}

QTEST_GUILESS_MAIN(AuditSealTest)
#include "auditsealtest.moc"
