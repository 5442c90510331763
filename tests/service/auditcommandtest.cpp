#include "auditfixture.h"
#include "auditroot.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace meja;

/// The process `meja-service audit`: exit codes, standard output, standard error and files.
class AuditCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sealsAndVerifies();
    void reportsTheBrokenRow();
    void reportsThatSealingIsBehind();
    void exportsARootToVerifyAgainst();
    void keepsTheOldExportWhenSealingFails();
    void sealsPeriodicallyUntilStopped();
    void continuesWhenTheServerIsDown();
    void refusesInvalidArguments_data();
    void refusesInvalidArguments();
    void parsesExportedRoots_data();
    void parsesExportedRoots();

private:
    struct Outcome
    {
        int exitCode = -1;
        QString output;
        QString errors;
    };

    static std::unique_ptr<QProcess> start(const QStringList &arguments, const ConnectionSettings &settings)
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGHOST"), settings.host);
        environment.insert(QStringLiteral("PGPORT"),
                           QString::number(settings.port > 0 ? settings.port : 5432));
        environment.insert(QStringLiteral("PGDATABASE"), settings.database);
        environment.insert(QStringLiteral("PGUSER"), settings.user);
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(MEJA_SERVICE), QStringList{QStringLiteral("audit")} + arguments);
        return process;
    }

    static Outcome outcome(QProcess &process)
    {
        if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    static Outcome run(const AuditFixture &fixture, const QStringList &arguments)
    {
        return outcome(*start(arguments, fixture.settings(QStringLiteral("meja_service"))));
    }
};

void AuditCommandTest::sealsAndVerifies()
{
    AuditFixture fixture;
    const auto before = run(fixture, {QStringLiteral("verify")});
    QCOMPARE(before.exitCode, 0);
    QVERIFY2(before.output.contains(QLatin1String("not yet sealed: 4 rows")), qPrintable(before.output));
    const auto sealed = run(fixture, {QStringLiteral("seal")});
    QCOMPARE(sealed.exitCode, 0);
    QVERIFY2(sealed.output.startsWith(QLatin1String("sealed 4 rows; seal 1, root ")),
             qPrintable(sealed.output));
    const auto after = run(fixture, {QStringLiteral("verify")});
    QCOMPARE(after.exitCode, 0);
    QCOMPARE(after.output, QStringLiteral("verified 4 rows under 1 seals\n"));
}

void AuditCommandTest::reportsTheBrokenRow()
{
    AuditFixture fixture;
    run(fixture, {QStringLiteral("seal")});
    fixture.tamper(QStringLiteral("update audit_entries set actor = 'nobody' where id = 3"));
    const auto verified = run(fixture, {QStringLiteral("verify")});
    QCOMPARE(verified.exitCode, 3);
    QCOMPARE(verified.output, QString());
    QVERIFY2(verified.errors.startsWith(QLatin1String("BROKEN: row 3 was changed after seal 1\n"
                                                      "valid before that: 2 rows, 0 seals")),
             qPrintable(verified.errors));
}

void AuditCommandTest::reportsThatSealingIsBehind()
{
    AuditFixture fixture;
    fixture.tamper(QStringLiteral("update audit_entries set occurred_at = occurred_at - interval '1 hour'"));
    const auto verified = run(fixture, {QStringLiteral("verify")});
    QCOMPARE(verified.exitCode, 4);
    QVERIFY2(verified.errors.startsWith(QLatin1String("BEHIND: ")), qPrintable(verified.errors));
}

void AuditCommandTest::exportsARootToVerifyAgainst()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("root.json"));
    AuditFixture fixture;
    QCOMPARE(run(fixture, {QStringLiteral("seal"), QStringLiteral("--export"), file}).exitCode, 0);
    const QStringList verify{QStringLiteral("verify"), QStringLiteral("--against"), file};
    QCOMPARE(run(fixture, verify).exitCode, 0);

    fixture.tamper(QStringLiteral("update audit_entries set actor = 'nobody' where id = 3;"
                                  "delete from audit_seals where number > 0"));
    QCOMPARE(run(fixture, {QStringLiteral("seal")}).exitCode, 0);
    QCOMPARE(run(fixture, {QStringLiteral("verify")}).exitCode, 0);
    const auto against = run(fixture, verify);
    QCOMPARE(against.exitCode, 3);
    QVERIFY2(against.errors.contains(QLatin1String("seal 1 differs from the exported one")),
             qPrintable(against.errors));
}

void AuditCommandTest::keepsTheOldExportWhenSealingFails()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("root.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("the last good one");
    file.close();
    AuditFixture fixture;
    const auto sealed = outcome(*start({QStringLiteral("seal"), QStringLiteral("--export"), file.fileName()},
                                       fixture.settings(QStringLiteral("meja_storefront"))));
    QCOMPARE(sealed.exitCode, 1);
    QVERIFY2(sealed.errors.contains(QLatin1String("permission denied")), qPrintable(sealed.errors));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("the last good one"));
}

void AuditCommandTest::sealsPeriodicallyUntilStopped()
{
    AuditFixture fixture;
    const auto process = start({QStringLiteral("seal"), QStringLiteral("--every"), QStringLiteral("1")},
                               fixture.settings(QStringLiteral("meja_service")));
    const auto sealed = [&] { return fixture.value(QStringLiteral("select max(number) from audit_seals")); };
    QTRY_COMPARE_WITH_TIMEOUT(sealed(), QStringLiteral("1"), 20000);
    fixture.changeTimes(1);
    QTRY_COMPARE_WITH_TIMEOUT(sealed(), QStringLiteral("2"), 20000);
    process->terminate();
    QCOMPARE(outcome(*process).exitCode, 0);
}

void AuditCommandTest::continuesWhenTheServerIsDown()
{
    auto settings = AuditFixture().settings(QStringLiteral("meja_service"));
    settings.host = QStringLiteral("/nowhere");
    const auto process =
        start({QStringLiteral("seal"), QStringLiteral("--every"), QStringLiteral("1")}, settings);
    process->setReadChannel(QProcess::StandardError);
    // Two failures: it tried again after the first one.
    for (int failures = 0; failures < 2;) {
        QTRY_VERIFY_WITH_TIMEOUT(process->canReadLine(), 20000);
        failures += process->readLine().startsWith("meja-service audit seal: ") ? 1 : 0;
    }
    QCOMPARE(process->state(), QProcess::Running);
    process->terminate();
    QCOMPARE(outcome(*process).exitCode, 0);
}

void AuditCommandTest::refusesInvalidArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no action") << QStringList();
    QTest::newRow("an unknown action") << QStringList{QStringLiteral("shred")};
    QTest::newRow("an interval of 0")
        << QStringList{QStringLiteral("seal"), QStringLiteral("--every"), QStringLiteral("0")};
    QTest::newRow("an interval that is not a number")
        << QStringList{QStringLiteral("seal"), QStringLiteral("--every"), QStringLiteral("often")};
    QTest::newRow("a missing file") << QStringList{QStringLiteral("verify"), QStringLiteral("--against"),
                                                   QStringLiteral("/nowhere")};
    QTest::newRow("a file without a root") << QStringList{
        QStringLiteral("verify"), QStringLiteral("--against"), QStringLiteral("/etc/hostname")};
    QTest::newRow("a password in the connection string")
        << QStringList{QStringLiteral("verify"), QStringLiteral("--database"), QStringLiteral("password=x")};
}

void AuditCommandTest::refusesInvalidArguments()
{
    QFETCH(QStringList, arguments);
    const auto refused = outcome(*start(arguments, {}));
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(!refused.errors.isEmpty());
}

void AuditCommandTest::parsesExportedRoots_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("roots");
    const QByteArray line =
        AuditRoot{.number = 7, .root = QByteArray(64, 'a'), .sealedAt = QStringLiteral("2026")}.toLine();
    QTest::newRow("one") << line << 1;
    QTest::newRow("several, with blank lines") << line + "\n\r\n" + line + '\n' << 2;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("cut off") << line.chopped(5) << 0;
    QTest::newRow("an invalid second line") << line + "\nhello" << 0;
    QTest::newRow("another format") << QByteArray(line).replace("root 1", "root 2") << 0;
    QTest::newRow("a root that is too short") << QByteArray(line).replace("aaaa", "a") << 0;
}

void AuditCommandTest::parsesExportedRoots()
{
    QFETCH(QByteArray, text);
    QFETCH(int, roots);
    const auto read = AuditRoot::fromLines(text);
    QCOMPARE(read ? read->size() : 0, roots);
    if (read)
        QCOMPARE(read->first().number, 7);
}

QTEST_GUILESS_MAIN(AuditCommandTest)
#include "auditcommandtest.moc"
