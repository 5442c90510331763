#include "connection.h"
#include "desktop.h"
#include "freshnesslabel.h"
#include "language.h"
#include "listhead.h"
#include "listpage.h"
#include "newrowsbar.h"
#include "privatecluster.h"
#include "seeder.h"
#include "signindialog.h"
#include "statusbar.h"
#include "threadguard.h"
#include "valueview.h"

#include <QFile>
#include <QLabel>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <thread>

using namespace meja;

namespace {

constexpr int timeout = 60'000; ///< Milliseconds.
const QString user = QStringLiteral("ratna");

/// The process and its children.
QList<pid_t> familyOf(pid_t process)
{
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(process));
    QList<pid_t> family{process};
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &child : file.readAll().simplified().split(' '))
            family.append(child.toInt());
    }
    family.removeAll(0);
    return family;
}

} // namespace

/// Changes of the database on the screen of the whole desktop, on a real server. Any blocking wait on the
/// window thread is fatal.
class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void repaintsAChangedRowWhereItIs();
    void findsChangesWithoutNotifications();
    void readsMissedChangesAfterAGap();
    void collectsNewRowsAboveTheList();
    void countsOnlyNewRowsThatMatch();
    void keepsTheCursorOnItsRecord();
    void keepsTheCursorOnTheScreen();
    void goesToTheNewestDayOfAShortList();
    void goesToADayOfAListSortedOtherwise();
    void refreshesAnOpenRecordAndMarksItsChanges();
    void addsRelatedRowsToAnOpenRecord();
    void readsAnOpenRecordAgain();
    void reloadsAfterAReconnect();
    void endsListeningWithTheSession();
    void warnsWhileTheServerHangs();

private:
    [[nodiscard]] QList<QStringList> query(const QString &sql);
    [[nodiscard]] QString value(const QString &sql) { return query(sql).value(0).value(0); }
    /// Makes a change under the name of another person, as the service does.
    void change(const QString &sql);
    void notify(const QString &table, const QString &key);
    [[nodiscard]] ListPage &openList(const QString &resource);
    void openRecord(const QString &resource, const QString &key);
    void settle();
    void waitForUpdates();
    void key(QWidget &widget, Qt::Key code, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] StatusBar &statusBar() { return *m_desktop->window().findChild<StatusBar *>(); }
    [[nodiscard]] static QString cell(ListPage &page, int row, const QString &column);
    [[nodiscard]] static qint64 keyAtCursor(ListPage &page);
    [[nodiscard]] static int rowOf(ListPage &page, const QString &column, const QString &text);

    QString m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<Desktop> m_desktop;
};

void LiveTest::initTestCase()
{
    applyLanguage(Language::English);
    m_database = PrivateCluster::shared().createMigratedDatabase();
    Seeder seeder(PrivateCluster::shared().settings(m_database), {600, 1, QDate(2026, 11, 22)},
                  [](const QString &) {});
    const auto seeded = seeder.run();
    QVERIFY2(seeded, qPrintable(seeded ? QString() : seeded.error().detail));
    (void)query(QStringLiteral("create role ratna login in role meja_staff"));
    qputenv("PGHOST", PrivateCluster::shared().folder().toUtf8());
    qputenv("PGUSER", user.toUtf8());
    qputenv("PGDATABASE", m_database.toUtf8());
    setGuiThread();
}

void LiveTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store =
        std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("meja.ini")), QSettings::IniFormat);
    m_desktop = std::make_unique<Desktop>(*m_store);
    const QSignalSpy opened(m_desktop.get(), &Desktop::opened);
    m_desktop->window().show();
    m_desktop->connectFromEnvironment();
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, timeout);
    settle();
}

void LiveTest::cleanup()
{
    m_desktop.reset();
}

QList<QStringList> LiveTest::query(const QString &sql)
{
    QList<QStringList> found;
    QString failure;
    std::thread([&] {
        Connection connection(PrivateCluster::shared().settings(m_database));
        const auto rows = connection.open().and_then([&] { return connection.run(sql); });
        if (!rows)
            failure = rows.error().detail;
        for (int row = 0; rows && row < rows->rowCount(); ++row) {
            QStringList &values = found.emplaceBack();
            for (int column = 0; column < rows->columnCount(); ++column)
                values.append(rows->text(row, column));
        }
    }).join();
    if (!failure.isEmpty())
        qWarning("%s", qPrintable(failure));
    return found;
}

void LiveTest::change(const QString &sql)
{
    QString failure;
    std::thread([&] {
        Connection connection(PrivateCluster::shared().settings(m_database));
        const auto done = connection.open().and_then([&] {
            return connection.runScript(
                QStringLiteral("begin; select set_config('meja.actor_kind', 'staff', true),"
                               " set_config('meja.actor', 'sari', true); %1; commit")
                    .arg(sql));
        });
        if (!done)
            failure = done.error().detail;
    }).join();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void LiveTest::notify(const QString &table, const QString &key)
{
    (void)query(QStringLiteral(R"(select pg_notify('meja_changes', '{"table":"%1","rows":[[%2,1]]}'))")
                    .arg(table, key));
}

void LiveTest::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->window().isSettled(), timeout);
}

/// Waits until the desktop receives changes.
void LiveTest::waitForUpdates()
{
    const auto *label = m_desktop->window().currentPage()->findChild<FreshnessLabel *>();
    QVERIFY(label);
    const QString listening = QStringLiteral("select count(*) from pg_stat_activity where usename = '%1' and"
                                             " application_name = 'meja changes' and state = 'idle'")
                                  .arg(user);
    QTRY_COMPARE_WITH_TIMEOUT(value(listening), QStringLiteral("1"), timeout);
}

ListPage &LiveTest::openList(const QString &resource)
{
    m_desktop->window().open(PageAddress{resource});
    settle();
    waitForUpdates();
    return *qobject_cast<ListPage *>(m_desktop->window().currentPage());
}

void LiveTest::openRecord(const QString &resource, const QString &key)
{
    m_desktop->window().open(PageAddress{resource, key.toLongLong()});
    settle();
    waitForUpdates();
}

void LiveTest::key(QWidget &widget, Qt::Key code, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&widget, code, modifiers);
}

QString LiveTest::cell(ListPage &page, int row, const QString &column)
{
    const auto section = static_cast<int>(page.model().columnNames().indexOf(column));
    return page.model().index(row, section).data().toString();
}

qint64 LiveTest::keyAtCursor(ListPage &page)
{
    const QModelIndex current = page.view().currentIndex();
    const Record *record = current.isValid() ? page.model().record(current.row()) : nullptr;
    return record ? record->key : 0;
}

int LiveTest::rowOf(ListPage &page, const QString &column, const QString &text)
{
    for (int row = 0; row < page.model().rowCount(); ++row) {
        if (cell(page, row, column) == text)
            return row;
    }
    return -1;
}

void LiveTest::repaintsAChangedRowWhereItIs()
{
    ListPage &page = openList(QStringLiteral("products"));
    const Record second = *page.model().record(1);
    const QList<qint64> before = page.model().keysOnScreen();
    const QString id = QString::number(second.key);
    change(QStringLiteral("update products set name = 'Kopi Gayo Baru' where id = ") + id);
    notify(QStringLiteral("products"), id);
    QTRY_COMPARE_WITH_TIMEOUT(cell(page, 1, QStringLiteral("name")), QStringLiteral("Kopi Gayo Baru"),
                              timeout);
    QCOMPARE(page.model().keysOnScreen(), before);
    QVERIFY(page.findChild<NewRowsBar *>()->isHidden());
}

void LiveTest::findsChangesWithoutNotifications()
{
    ListPage &page = openList(QStringLiteral("products"));
    const QString id = QString::number(page.model().record(2)->key);
    change(QStringLiteral("update products set name = 'Tanpa pesan' where id = ") + id);
    QTRY_COMPARE_WITH_TIMEOUT(cell(page, 2, QStringLiteral("name")), QStringLiteral("Tanpa pesan"), timeout);
}

/// The service was restarted: its next range begins after changes that it did not notify.
void LiveTest::readsMissedChangesAfterAGap()
{
    ListPage &page = openList(QStringLiteral("products"));
    const QString id = QString::number(page.model().record(3)->key);
    change(QStringLiteral("update products set name = 'Terlewat' where id = ") + id);
    (void)query(QStringLiteral(
        R"(select pg_notify('meja_changes', format('{"from":"%s","through":"%s"}', now_xid, now_xid)) from
           (select pg_snapshot_xmin(pg_current_snapshot())::text as now_xid) as here)"));
    QTRY_COMPARE_WITH_TIMEOUT(cell(page, 3, QStringLiteral("name")), QStringLiteral("Terlewat"), timeout);
}

void LiveTest::collectsNewRowsAboveTheList()
{
    ListPage &page = openList(QStringLiteral("products"));
    page.view().setFocus();
    key(page.view(), Qt::Key_Down);
    key(page.view(), Qt::Key_Down);
    const qint64 atCursor = keyAtCursor(page);
    QVERIFY(atCursor != 0);
    const int row = page.view().currentIndex().row();
    const int top = page.view().mapTo(&page, QPoint()).y();
    const QList<qint64> before = page.model().keysOnScreen();
    change(QStringLiteral("insert into products (store_id, sku, name, category, price, weight_grams,"
                          " opening_stock, stock) select 1, 'BARU' || n, 'Baru ' || n, 'Bahan', 1000, 1, 0, 0"
                          " from generate_series(1, 12) as n"));
    const auto *bar = page.findChild<NewRowsBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), timeout);
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), QStringLiteral("12 new products – show"), timeout);
    QCOMPARE(page.model().keysOnScreen(), before);
    QCOMPARE(page.view().mapTo(&page, QPoint()).y(), top);
    QCOMPARE(keyAtCursor(page), atCursor);

    key(page.view(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(cell(page, 0, QStringLiteral("name")).startsWith(QStringLiteral("Baru ")),
                             timeout);
    QTRY_COMPARE_WITH_TIMEOUT(keyAtCursor(page), atCursor, timeout);
    QCOMPARE(page.view().currentIndex().row(), row + 12);
    QVERIFY(bar->isHidden());
}

void LiveTest::countsOnlyNewRowsThatMatch()
{
    ListPage &page = openList(QStringLiteral("products"));
    ListState state = page.state();
    state.query.conditions = {{.column = QStringLiteral("is_active"), .values = {QStringLiteral("false")}}};
    page.restore(state);
    settle();
    change(QStringLiteral(
        "insert into products (store_id, sku, name, category, price, weight_grams,"
        " opening_stock, stock, is_active) select 1, 'CAMPUR' || n, 'Campur ' || n, 'Bahan', 1000,"
        " 1, 0, 0, n > 2 from generate_series(1, 7) as n"));
    const auto *bar = page.findChild<NewRowsBar *>();
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), QStringLiteral("2 new products – show"), timeout);
    // A row that matches since its change is new in the list too.
    change(QStringLiteral("update products set is_active = false where sku = 'CAMPUR7'"));
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), QStringLiteral("3 new products – show"), timeout);
    QTest::mouseClick(page.findChild<NewRowsBar *>(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(page, QStringLiteral("name"), QStringLiteral("Campur 7")) >= 0, timeout);
    QVERIFY(bar->isHidden());
}

void LiveTest::keepsTheCursorOnItsRecord()
{
    ListPage &page = openList(QStringLiteral("products"));
    page.view().setFocus();
    key(page.view(), Qt::Key_Down);
    key(page.view(), Qt::Key_Right);
    const qint64 atCursor = keyAtCursor(page);
    const int section = page.view().currentIndex().column();
    // Two rows are inserted before the cursor's.
    change(QStringLiteral("insert into products (store_id, sku, name, category, price, weight_grams,"
                          " opening_stock, stock) select 1, 'ATAS' || n, 'Atas ' || n, 'Bahan', 1000, 1, 0, 0"
                          " from generate_series(1, 2) as n"));
    page.refresh();
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(cell(page, 0, QStringLiteral("name")).left(4), QStringLiteral("Atas"), timeout);
    QCOMPARE(keyAtCursor(page), atCursor);
    QCOMPARE(page.view().currentIndex().column(), section);

    QSignalSpy opened(&page, &DesktopPage::openRequested);
    key(page.view(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(qvariant_cast<PageAddress>(opened.first().first()).key, atCursor);
}

void LiveTest::keepsTheCursorOnTheScreen()
{
    ListPage &page = openList(QStringLiteral("orders"));
    page.view().setFocus();
    key(page.view(), Qt::Key_Down);
    page.view().showRow(300);
    settle();
    const int top = page.view().topRow();
    QVERIFY(page.view().currentIndex().row() >= top);
    key(page.view(), Qt::Key_Down);
    QVERIFY(page.view().topRow() >= top);
    QSignalSpy opened(&page, &DesktopPage::openRequested);
    QTRY_VERIFY_WITH_TIMEOUT(keyAtCursor(page) != 0, timeout);
    const qint64 atCursor = keyAtCursor(page);
    key(page.view(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(qvariant_cast<PageAddress>(opened.first().first()).key, atCursor);
}

/// The row number is an estimate, but the row is in memory.
void LiveTest::goesToTheNewestDayOfAShortList()
{
    ListPage &page = openList(QStringLiteral("orders"));
    ListState state = page.state();
    const QString status = value(QStringLiteral("select payment_status from orders where payment_status is "
                                                "not null group by 1 having count(*) between 10 and 150"
                                                " order by count(*) desc limit 1"));
    QVERIFY(!status.isEmpty());
    state.query.conditions = {{.column = QStringLiteral("payment_status"), .values = {status}}};
    page.restore(state);
    settle();
    const qint64 newest = page.model().record(0)->key;
    const QDate day = QDate::fromString(
        value(QStringLiteral("select (placed_at at time zone 'Asia/Jakarta')::date from orders where id = %1")
                  .arg(newest)),
        Qt::ISODate);
    page.view().setFocus();
    page.goToDate(day);
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(keyAtCursor(page), newest, timeout);
    QCOMPARE(page.view().topRow(), 0);
    QVERIFY(page.view().currentIndex().row() < page.view().rowsPerPage());
}

void LiveTest::goesToADayOfAListSortedOtherwise()
{
    ListPage &page = openList(QStringLiteral("orders"));
    ListState state = page.state();
    state.query.order = {{QStringLiteral("total"), SortDirection::Descending}};
    page.restore(state);
    settle();
    const QStringList row =
        query(QStringLiteral("select id, (placed_at at time zone 'Asia/Jakarta')::date from orders"
                             " order by placed_at desc, id desc offset 400 limit 1"))
            .first();
    const QDate day = QDate::fromString(row.at(1), Qt::ISODate);
    const QString first = value(
        QStringLiteral("select id from orders where (placed_at at time zone 'Asia/Jakarta')::date = '%1'"
                       " order by placed_at desc, id desc limit 1")
            .arg(row.at(1)));
    page.view().setFocus();
    page.goToDate(day);
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(keyAtCursor(page), first.toLongLong(), timeout);
    const int at = page.view().currentIndex().row();
    QVERIFY(at >= page.view().topRow() && at < page.view().topRow() + page.view().rowsPerPage());
}

void LiveTest::refreshesAnOpenRecordAndMarksItsChanges()
{
    const QString id = value(QStringLiteral("select min(id) from products"));
    openRecord(QStringLiteral("products"), id);
    DesktopPage &page = *m_desktop->window().currentPage();
    const QString earlier = page.title();
    const auto *changed = page.findChild<QLabel *>(QStringLiteral("changed-fields"));
    QVERIFY(changed->isHidden());
    change(QStringLiteral("update products set name = 'Teh Melati' where id = ") + id);
    notify(QStringLiteral("products"), id);
    QTRY_COMPARE_WITH_TIMEOUT(page.title(), QStringLiteral("Teh Melati"), timeout);
    QVERIFY(changed->isVisible());
    QVERIFY2(changed->text().startsWith(QStringLiteral("Changed: ")), qPrintable(changed->text()));
    bool isMarked = false;
    for (const auto *view : page.findChildren<ValueView *>())
        isMarked = isMarked || (view->isChanged() && view->text() == QStringLiteral("Teh Melati"));
    QVERIFY(isMarked);
    page.refresh();
    settle();
    QVERIFY(changed->isHidden());
    QVERIFY(earlier != page.title());
}

void LiveTest::addsRelatedRowsToAnOpenRecord()
{
    const QString store = value(QStringLiteral("select min(id) from stores"));
    openRecord(QStringLiteral("stores"), store);
    const auto tables = m_desktop->window().currentPage()->findChildren<QAbstractItemView *>();
    const auto rows = [&] {
        int count = 0;
        for (const QAbstractItemView *table : tables)
            count += table->model()->rowCount();
        return count;
    };
    const int before = rows();
    QVERIFY(before > 0);
    change(QStringLiteral("insert into products (store_id, sku, name, category, price, weight_grams,"
                          " opening_stock, stock) values (%1, 'KAIT1', 'Kait', 'Bahan', 1000, 1, 0, 0)")
               .arg(store));
    const QString product = value(QStringLiteral("select id from products where sku = 'KAIT1'"));
    notify(QStringLiteral("products"), product);
    const auto isShown = [&] {
        for (const QAbstractItemView *table : tables) {
            const QAbstractItemModel &model = *table->model();
            for (int row = 0; row < model.rowCount(); ++row) {
                for (int column = 0; column < model.columnCount(); ++column) {
                    if (model.index(row, column).data().toString() == QStringLiteral("Kait"))
                        return true;
                }
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), timeout);
}

void LiveTest::readsAnOpenRecordAgain()
{
    const QString id = value(QStringLiteral("select max(id) from stores"));
    openRecord(QStringLiteral("stores"), id);
    DesktopPage &page = *m_desktop->window().currentPage();
    m_desktop->window().open(PageAddress{QStringLiteral("users")});
    settle();
    QVERIFY(m_desktop->window().currentPage() != &page);
    // Not audited, so that only reading the page again shows it.
    (void)query(QStringLiteral("do $$ begin set local session_replication_role = replica;"
                               " update meja.stores set name = 'Toko Dibaca Lagi' where id = %1; end $$")
                    .arg(id));
    m_desktop->window().open(PageAddress{QStringLiteral("stores"), id.toLongLong()});
    QCOMPARE(m_desktop->window().currentPage(), &page);
    QTRY_COMPARE_WITH_TIMEOUT(page.title(), QStringLiteral("Toko Dibaca Lagi"), timeout);
}

void LiveTest::reloadsAfterAReconnect()
{
    ListPage &page = openList(QStringLiteral("products"));
    const QString id = QString::number(page.model().record(4)->key);
    (void)query(QStringLiteral("do $$ begin set local session_replication_role = replica;"
                               " update meja.products set name = 'Selama terputus' where id = %1; end $$")
                    .arg(id));
    (void)query(
        QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity where usename = '%1' and"
                       " application_name = 'meja changes'")
            .arg(user));
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(page, QStringLiteral("name"), QStringLiteral("Selama terputus")) >= 0,
                             timeout);
    QTRY_VERIFY_WITH_TIMEOUT(statusBar().connectionText().startsWith(QStringLiteral("Connected")), timeout);
}

void LiveTest::endsListeningWithTheSession()
{
    (void)openList(QStringLiteral("products"));
    Q_EMIT m_desktop->window().signOutRequested();
    QVERIFY(m_desktop->window().findChild<SignInDialog *>());
    const QString sessions =
        QStringLiteral("select count(*) from pg_stat_activity where usename = '%1'").arg(user);
    QTRY_COMPARE_WITH_TIMEOUT(value(sessions), QStringLiteral("0"), timeout);
}

void LiveTest::warnsWhileTheServerHangs()
{
    ListPage &page = openList(QStringLiteral("products"));
    QTRY_VERIFY_WITH_TIMEOUT(statusBar().connectionText().startsWith(QStringLiteral("Connected")), timeout);
    const auto *freshness = page.findChild<FreshnessLabel *>();
    QTRY_VERIFY_WITH_TIMEOUT(freshness->text().startsWith(QStringLiteral("As of ")), timeout);
    const auto server = static_cast<pid_t>(
        value(QStringLiteral("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")).toInt());
    QVERIFY(server > 1);
    const QList<pid_t> processes = familyOf(server);
    for (const pid_t process : processes)
        QCOMPARE(::kill(process, SIGSTOP), 0);
    const auto resume = qScopeGuard([&] {
        for (const pid_t process : processes)
            ::kill(process, SIGCONT);
    });
    QTRY_VERIFY_WITH_TIMEOUT(freshness->isWarning(), timeout);
    QVERIFY2(freshness->text().startsWith(QStringLiteral("Not updated since ")),
             qPrintable(freshness->text()));
    QVERIFY2(statusBar().connectionText().startsWith(QStringLiteral("The server has not responded since ")),
             qPrintable(statusBar().connectionText()));
    // A process that had ended when it was stopped is gone as soon as its parent runs again.
    for (const pid_t process : processes)
        (void)::kill(process, SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT(!freshness->isWarning(), timeout);
    QTRY_VERIFY_WITH_TIMEOUT(statusBar().connectionText().startsWith(QStringLiteral("Connected")), timeout);
}

QTEST_MAIN(LiveTest)
#include "livetest.moc"
