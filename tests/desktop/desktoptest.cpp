#include "desktop.h"
#include "connection.h"
#include "noticebar.h"
#include "pagelink.h"
#include "passwordfield.h"
#include "privatecluster.h"
#include "signindialog.h"
#include "threadguard.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace meja;

namespace {

const QString sessions = QStringLiteral("select pid from pg_stat_activity where usename = 'ratna'");

} // namespace

/// The whole desktop on a real server; any blocking wait on the window thread is fatal.
class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signsOutWhileTheServerHangs();
    void opensALinkAfterTheSignInAndTheLock();

private:
    [[nodiscard]] QList<pid_t> serversOf(const QString &sql) const;
    void administer(const QString &sql) const;

    QString m_database;
    QTemporaryDir m_folder;
};

void DesktopTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    administer(QStringLiteral("create role ratna login in role meja_staff"));
    qputenv("PGHOST", PrivateCluster::shared().folder().toUtf8());
    qputenv("PGUSER", "ratna");
    qputenv("PGDATABASE", m_database.toUtf8());
    setGuiThread();
}

QList<pid_t> DesktopTest::serversOf(const QString &sql) const
{
    QList<pid_t> servers;
    std::thread([&] {
        Connection connection(PrivateCluster::shared().settings(m_database));
        const auto rows = connection.open().and_then([&] { return connection.run(sql); });
        for (int i = 0; rows && i < rows->rowCount(); ++i)
            servers.append(static_cast<pid_t>(rows->integer(i, 0)));
    }).join();
    return servers;
}

void DesktopTest::administer(const QString &sql) const
{
    std::thread([&] {
        Connection connection(PrivateCluster::shared().settings(m_database));
        QVERIFY(connection.open());
        QVERIFY(connection.runScript(sql));
    }).join();
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void DesktopTest::signsOutWhileTheServerHangs()
{
    QSettings store(m_folder.filePath(QStringLiteral("meja.ini")), QSettings::IniFormat);
    Desktop desktop(store);
    const QSignalSpy opened(&desktop, &Desktop::opened);
    desktop.window().show();
    desktop.connectFromEnvironment();
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.window().isSettled(), 30'000);
    const QList<pid_t> servers = serversOf(sessions);
    QVERIFY(!servers.isEmpty());
    for (const pid_t server : servers)
        QCOMPARE(::kill(server, SIGSTOP), 0);
    desktop.window().open(PageAddress{QStringLiteral("products")});
    QTRY_VERIFY(!desktop.window().isSettled()); // The request is running and gets no response.

    Q_EMIT desktop.window().signOutRequested();
    QVERIFY(desktop.window().findChild<SignInDialog *>());
    QVERIFY(!serversOf(sessions).isEmpty());

    for (const pid_t server : servers)
        QCOMPARE(::kill(server, SIGCONT), 0);
    QTRY_VERIFY_WITH_TIMEOUT(serversOf(sessions).isEmpty(), 30'000);
}

void DesktopTest::opensALinkAfterTheSignInAndTheLock()
{
    QSettings store(m_folder.filePath(QStringLiteral("links.ini")), QSettings::IniFormat);
    Desktop desktop(store);
    const QSignalSpy opened(&desktop, &Desktop::opened);
    desktop.window().show();
    desktop.openLink(QStringLiteral("meja://products"));
    desktop.connectFromEnvironment();
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 30'000);
    QCOMPARE(desktop.window().currentPage()->address().toText(), QStringLiteral("products"));
    const auto *notice = desktop.window().findChild<NoticeBar *>();
    desktop.openLink(QStringLiteral("meja://orders/MJ0000000"));
    QTRY_VERIFY_WITH_TIMEOUT(notice->sentence().contains(QStringLiteral("MJ0000000")), 30'000);
    desktop.openLink(QStringLiteral("https://tokomeja.id"));
    QCOMPARE(notice->sentence(), linkProblemSentence(PageLink::Problem::OtherProgram));

    Q_EMIT desktop.window().lockRequested();
    QVERIFY(desktop.window().isCovered());
    desktop.openLink(QStringLiteral("meja://stores"));
    QCOMPARE(desktop.window().currentPage()->address().toText(), QStringLiteral("products"));
    auto *password = desktop.window().findChild<PasswordField *>();
    QTest::keyClicks(password, QStringLiteral("rahasia")); // The private cluster trusts every login.
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.window().isCovered(), 30'000);
    QCOMPARE(desktop.window().currentPage()->address().toText(), QStringLiteral("stores"));
    QTRY_VERIFY_WITH_TIMEOUT(desktop.window().isSettled(), 30'000);
}

QTEST_MAIN(DesktopTest)
#include "desktoptest.moc"
