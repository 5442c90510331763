#include "listhead.h"
#include "listpage.h"
#include "postgresrecordsource.h"
#include "privatecluster.h"
#include "resourcecatalogue.h"
#include "searchbox.h"
#include "seeder.h"
#include "stateview.h"
#include "theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace meja;

/// Staff find a customer by a complete phone number or e-mail, on PostgreSQL with a staff login.
class ContactLookupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void offersALookUpForCompleteContactsOnly_data();
    void offersALookUpForCompleteContactsOnly();
    void opensTheCustomerAndLogsTheLookUp_data();
    void opensTheCustomerAndLogsTheLookUp();
    void reportsAnUnknownContact();
    void reportsTheLimit();
    void searchesWithoutALookUpForAdmins();

private:
    std::unique_ptr<ListPage> open(Role role, const QString &resource = QStringLiteral("users"));
    void type(ListPage &page, const QString &text);
    QString one(const QString &sql);

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<DesktopSettings> m_settings;
    std::unique_ptr<Connection> m_owner;
    std::unique_ptr<PostgresRecordSource> m_staff;
    std::unique_ptr<PostgresRecordSource> m_admin;
};

void ContactLookupTest::initTestCase()
{
    applyTheme(ThemeChoice::Light);
    PrivateCluster &cluster = PrivateCluster::shared();
    const QString database = cluster.createMigratedDatabase();
    Seeder seeder(cluster.settings(database), {200, 1, QDate(2026, 11, 22)}, [](const QString &) {});
    QVERIFY(seeder.run());
    m_owner = std::make_unique<Connection>(cluster.settings(database));
    QVERIFY(m_owner->open());
    QVERIFY(m_owner->runScript(QStringLiteral("create role tuti login in role meja_staff")));
    ConnectionSettings staff = cluster.settings(database);
    staff.user = QStringLiteral("tuti");
    m_staff = std::make_unique<PostgresRecordSource>(staff, Role::Staff);
    m_admin = std::make_unique<PostgresRecordSource>(cluster.settings(database), Role::Admin);
    m_store =
        std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("desk.ini")), QSettings::IniFormat);
    m_settings = std::make_unique<DesktopSettings>(*m_store);
}

void ContactLookupTest::cleanup()
{
    m_store->clear();
}

QString ContactLookupTest::one(const QString &sql)
{
    const auto rows = m_owner->run(sql);
    return rows ? rows->text(0, 0) : rows.error().detail;
}

std::unique_ptr<ListPage> ContactLookupTest::open(Role role, const QString &resource)
{
    auto page = std::make_unique<ListPage>(*findResource(resource),
                                           DesktopContext{role == Role::Staff ? *m_staff : *m_admin,
                                                          {.user = QStringLiteral("tuti"), .role = role},
                                                          *m_settings});
    page->resize(1166, 700);
    page->show();
    return page;
}

void ContactLookupTest::type(ListPage &page, const QString &text)
{
    page.head().search().setFocus();
    page.head().search().clear();
    // Key clicks are limited to ASCII.
    const bool isCopied = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() > 0x7F; });
    QGuiApplication::clipboard()->setText(text);
    isCopied ? page.head().search().paste() : QTest::keyClicks(&page.head().search(), text);
    QTRY_COMPARE(page.state().query.search, text);
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20000);
}

void ContactLookupTest::offersALookUpForCompleteContactsOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOffered");
    QTest::newRow("a complete phone number") << QStringLiteral("0812-0000-1111") << true;
    QTest::newRow("a phone number with the country code") << QStringLiteral("+62 812 0000 1111") << true;
    QTest::newRow("a part of a phone number") << QStringLiteral("0812") << false;
    QTest::newRow("a phone number copied from a message")
        << QStringLiteral("+62 (0)812\u20110000\u20111111") << true;
    QTest::newRow("an e-mail address") << QStringLiteral("siapa@contoh.id") << true;
    QTest::newRow("a part of an e-mail address") << QStringLiteral("siapa@contoh") << false;
    QTest::newRow("an unknown name") << QStringLiteral("Xqzw") << false;
}

void ContactLookupTest::offersALookUpForCompleteContactsOnly()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isOffered);
    for (const QString &resource : {QStringLiteral("users"), QStringLiteral("orders")}) {
        const auto page = open(Role::Staff, resource);
        type(*page, text);
        const QString sentence = page->findChild<StateView *>()->sentence();
        QCOMPARE(sentence.startsWith(QStringLiteral("Phone numbers and e-mails are masked")), isOffered);
    }
}

void ContactLookupTest::opensTheCustomerAndLogsTheLookUp_data()
{
    QTest::addColumn<QString>("resource");
    QTest::newRow("customers") << QStringLiteral("users");
    QTest::newRow("orders") << QStringLiteral("orders");
}

void ContactLookupTest::opensTheCustomerAndLogsTheLookUp()
{
    QFETCH(QString, resource);
    const QString phone =
        one(QStringLiteral("select phone from users group by phone having count(*) = 1 limit 1"));
    const QString id = one(QStringLiteral("select id from users where phone = '%1'").arg(phone));
    const auto page = open(Role::Staff, resource);
    QSignalSpy opened(page.get(), &DesktopPage::openRequested);
    type(*page, phone);
    QTest::keyClick(&page->head().search(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    const auto address = opened.first().first().value<PageAddress>();
    QCOMPARE(address.resource, QStringLiteral("users"));
    QCOMPARE(QString::number(address.key), id);
    QCOMPARE(one(QStringLiteral(
                 "select contact from contact_lookups where login = 'tuti' order by id desc limit 1")),
             phone);
}

void ContactLookupTest::reportsAnUnknownContact()
{
    const auto page = open(Role::Staff);
    type(*page, QStringLiteral("tidak.ada@contoh.id"));
    QTest::keyClick(&page->head().search(), Qt::Key_Return);
    QTRY_COMPARE(page->findChild<StateView *>()->sentence(),
                 QStringLiteral("No customer has this phone number or e-mail"));
}

void ContactLookupTest::reportsTheLimit()
{
    const auto page = open(Role::Staff);
    type(*page, QStringLiteral("tidak.ada@contoh.id"));
    QVERIFY(m_owner->runScript(QStringLiteral("set meja.actor_kind = 'system'; set meja.actor = 'test'; "
                                              "insert into contact_lookups (login, contact) "
                                              "select 'tuti', 'a@b.id' from generate_series(1, 30)")));
    QTest::keyClick(&page->head().search(), Qt::Key_Return);
    QTRY_COMPARE(page->findChild<StateView *>()->sentence(), QStringLiteral("Too many look-ups"));
}

void ContactLookupTest::searchesWithoutALookUpForAdmins()
{
    const auto page = open(Role::Admin);
    type(*page, one(QStringLiteral("select phone from users where phone is not null limit 1")));
    QVERIFY(page->model().rowCount() > 0);
    QTest::keyClick(&page->head().search(), Qt::Key_Return);
    QVERIFY(page->view().hasFocus());
}

QTEST_MAIN(ContactLookupTest)
#include "contactlookuptest.moc"
