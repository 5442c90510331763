#include "badge.h"
#include "cockpitsection.h"
#include "desktopfixture.h"
#include "detailpage.h"
#include "fieldgrid.h"
#include "formats.h"
#include "moneysummary.h"
#include "ordercockpit.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "stateview.h"
#include "timeline.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace meja;

/// Detail pages and the order page, with generated rows.
class RecordPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsEveryFieldTheRoleMayRead_data();
    void showsEveryFieldTheRoleMayRead();
    void marksMaskedValues();
    void opensTheTargetOfALink();
    void loadsTheRelatedRows();
    void loadsRelatedRowsPageByPage();
    void passesTheModelTesterWhileLoading();
    void opensALinkOfARelatedRowByKeyboard();
    void showsAFailureAndRetries();
    void reportsAMissingRecord();
    void translatesWhatIsShown();
    void showsAnOrderOnOneScreen();
    void namesOnlyPeopleInTheTimeline();
    void hidesTheAmountsOfASectionThatFailed_data();
    void hidesTheAmountsOfASectionThatFailed();
    void showsEmptySections();
    void showsEveryShipment();
    void addsUpAllPayments();
    void excludesTheOrderFromTheOtherOrders();
    void copiesCells();

private:
    [[nodiscard]] static CockpitSection *part(const QWidget &page, const QString &resource);
    [[nodiscard]] static ValueView *field(const QWidget &page, const QString &column);

    std::unique_ptr<DesktopFixture> m_fixture;
};

void RecordPagesTest::initTestCase()
{
    qRegisterMetaType<PageAddress>();
    applyTheme(ThemeChoice::Light);
}

void RecordPagesTest::init()
{
    applyLanguage(Language::English);
    m_fixture = std::make_unique<DesktopFixture>();
}

ValueView *RecordPagesTest::field(const QWidget &page, const QString &column)
{
    for (ValueView *view : page.findChildren<ValueView *>()) {
        if (view->column().name == column)
            return view;
    }
    return nullptr;
}

CockpitSection *RecordPagesTest::part(const QWidget &page, const QString &resource)
{
    for (CockpitSection *each : page.findChildren<CockpitSection *>()) {
        if (each->model().resource().name == resource)
            return each;
    }
    return nullptr;
}

void RecordPagesTest::showsEveryFieldTheRoleMayRead_data()
{
    QTest::addColumn<QString>("resource");
    for (const Resource &resource : resourceCatalogue())
        QTest::newRow(qPrintable(resource.name)) << resource.name;
}

void RecordPagesTest::showsEveryFieldTheRoleMayRead()
{
    QFETCH(QString, resource);
    const Resource &described = *findResource(resource);
    const Role role = described.roles.first();
    DetailPage page(described, 3, m_fixture->context(role));
    page.show();
    QTRY_VERIFY(page.isSettled());
    for (const Fieldset &fieldset : described.fieldsets) {
        for (const QString &name : fieldset.columns) {
            const ValueView *view = field(page, name);
            QCOMPARE(view != nullptr, described.column(name)->isOpenTo(role));
            QVERIFY2(!view || !view->text().isEmpty(), qPrintable(name));
        }
    }
}

void RecordPagesTest::marksMaskedValues()
{
    const Resource &users = *findResource(QStringLiteral("users"));
    DetailPage forStaff(users, 3, m_fixture->context(Role::Staff));
    DetailPage forAdmin(users, 3, m_fixture->context(Role::Admin));
    QTRY_VERIFY(forStaff.isSettled() && forAdmin.isSettled());
    QVERIFY(field(forStaff, QStringLiteral("phone"))->isMasked());
    QVERIFY(!field(forStaff, QStringLiteral("name"))->isMasked());
    QVERIFY(!field(forAdmin, QStringLiteral("phone"))->isMasked());
}

void RecordPagesTest::opensTheTargetOfALink()
{
    DetailPage page(*findResource(QStringLiteral("products")), 3, m_fixture->context());
    QTRY_VERIFY(page.isSettled());
    QSignalSpy opened(&page, &DesktopPage::openRequested);
    ValueView *store = field(page, QStringLiteral("store_name"));
    QVERIFY(store->isLink());
    store->activate();
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<PageAddress>().toText(), QStringLiteral("stores/103"));
}

void RecordPagesTest::loadsTheRelatedRows()
{
    const Resource &users = *findResource(QStringLiteral("users"));
    DetailPage page(users, 42, m_fixture->context());
    QTRY_VERIFY(page.isSettled());
    QStringList resources;
    for (const PageRequest &request : std::as_const(m_fixture->source.requests)) {
        QCOMPARE(request.query.conditions.size(), 1);
        QCOMPARE(request.query.conditions.first().values, QStringList{QStringLiteral("42")});
        resources.append(request.query.resource);
    }
    QStringList expected;
    for (const Inline &related : users.inlines)
        expected.append(related.resource);
    QCOMPARE(resources, expected);
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void RecordPagesTest::loadsRelatedRowsPageByPage()
{
    m_fixture->source.rows = 150;
    const Resource &items = *findResource(QStringLiteral("order_items"));
    RelatedTableModel model(m_fixture->source, items, QStringLiteral("order_number"),
                            {QStringLiteral("product_name"), QStringLiteral("quantity")}, Role::Staff);
    model.showRowsOf(9);
    QTRY_VERIFY(model.isSettled());
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 150);
    while (model.hasMore()) {
        model.fetchMore({});
        QTRY_VERIFY(model.isSettled());
    }
    QCOMPARE(model.rowCount(), 150);
    QCOMPARE(model.keyAt(149), 150);
    QVERIFY(!model.hasMore());
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
/// The model tester calls fetchMore() itself, as a view does.
// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void RecordPagesTest::passesTheModelTesterWhileLoading()
{
    m_fixture->source.rows = 150;
    const Resource &items = *findResource(QStringLiteral("order_items"));
    RelatedTableModel model(m_fixture->source, items, QStringLiteral("order_number"),
                            {QStringLiteral("product_name"), QStringLiteral("quantity")}, Role::Staff);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const qint64 owner : {9, 10}) {
        model.showRowsOf(owner);
        QTRY_VERIFY(model.isSettled());
        while (model.hasMore()) {
            model.fetchMore({});
            QTRY_VERIFY(model.isSettled());
        }
        QCOMPARE(model.rowCount(), 150);
        model.refresh();
        QTRY_VERIFY(model.isSettled());
        QVERIFY(model.rowCount() > 0);
    }
}

void RecordPagesTest::opensALinkOfARelatedRowByKeyboard()
{
    const Resource &items = *findResource(QStringLiteral("order_items"));
    RelatedTableModel model(m_fixture->source, items, QStringLiteral("order_number"),
                            {QStringLiteral("product_name"), QStringLiteral("unit_price")}, Role::Staff);
    RelatedTable table(&model);
    model.showRowsOf(9);
    QTRY_COMPARE(model.rowCount(), 3);
    QSignalSpy opened(&table, &RelatedTable::openRequested);
    table.setCurrentIndex(model.index(1, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    table.setCurrentIndex(model.index(1, 1));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened[0], (QVariantList{QStringLiteral("products"), qint64(102)}));
    QCOMPARE(opened[1], (QVariantList{QStringLiteral("order_items"), qint64(2)}));
    // NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void RecordPagesTest::showsAFailureAndRetries()
{
    m_fixture->source.failure = Error{.kind = ErrorKind::Unavailable, .detail = QStringLiteral("gone")};
    OrderCockpit page(3, m_fixture->context());
    page.show();
    QTRY_VERIFY(page.isSettled());
    auto *stateView = page.findChild<StateView *>();
    QCOMPARE(stateView->sentence(), QStringLiteral("The server is not responding"));
    m_fixture->source.failure.reset();
    Q_EMIT stateView->retryRequested();
    QTRY_VERIFY(stateView->isFilled());
    QCOMPARE(page.title(), QStringLiteral("MJ00000003"));
}

void RecordPagesTest::reportsAMissingRecord()
{
    m_fixture->source.failure = Error{.kind = ErrorKind::NotFound};
    DetailPage page(*findResource(QStringLiteral("stores")), 3, m_fixture->context());
    page.show();
    QTRY_COMPARE(page.findChild<StateView *>()->sentence(), QStringLiteral("This record was not found"));
}

void RecordPagesTest::translatesWhatIsShown()
{
    DetailPage page(*findResource(QStringLiteral("stores")), 3, m_fixture->context());
    page.show();
    QTRY_VERIFY(page.isSettled());
    QCOMPARE(field(page, QStringLiteral("is_active"))->text(), QStringLiteral("Yes"));
    applyLanguage(Language::Indonesian);
    QTRY_COMPARE(field(page, QStringLiteral("is_active"))->text(), QStringLiteral("Ya"));
}

void RecordPagesTest::showsAnOrderOnOneScreen()
{
    OrderCockpit page(3, m_fixture->context(Role::Admin));
    page.resize(1170, 690);
    page.show();
    QTRY_VERIFY(page.isSettled());
    for (const auto *table : page.findChildren<RelatedTable *>())
        QCOMPARE(table->model()->rowCount(), table->model()->rowCount() > 2 ? 3 : 2);
    QVERIFY(field(page, QStringLiteral("waybill"))->text().startsWith(QStringLiteral("MJ")));
    QCOMPARE(page.findChild<Timeline *>()->entries().size(), 3);
    // Of the three payments (1, 2 and 3 thousand) that of key 1 is paid, the others failed or expired.
    const QString paid = QStringLiteral("Paid %1").arg(valueFormat().money(1000));
    QVERIFY(page.findChild<MoneySummary *>()->lines().contains(paid));
    for (const QWidget *part : page.findChildren<QWidget *>()) {
        if (part->isVisible() && qobject_cast<const RelatedTable *>(part))
            QVERIFY(page.rect().contains(QRect(part->mapTo(&page, QPoint()), part->size())));
    }
}

void RecordPagesTest::namesOnlyPeopleInTheTimeline()
{
    m_fixture->source.rows = 6;
    OrderCockpit page(3, m_fixture->context(Role::Admin));
    page.show();
    QTRY_VERIFY(page.isSettled());
    QStringList programs;
    for (const TimelineEntry &entry : page.findChild<Timeline *>()->entries()) {
        const QString source = entry.actor.section(u',', 0, 0);
        const bool isPerson = source == QLatin1String("Staff") || source == QLatin1String("Customer");
        QCOMPARE(entry.actor != source, isPerson);
        if (!isPerson)
            programs.append(source);
    }
    QVERIFY(programs.contains(QStringLiteral("Storefront")));
}

void RecordPagesTest::hidesTheAmountsOfASectionThatFailed_data()
{
    QTest::addColumn<QString>("resource");
    for (const char *name : {"order_items", "payments", "shipments", "order_status_log", "orders"})
        // NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
        QTest::newRow(name) << QString::fromLatin1(name);
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void RecordPagesTest::hidesTheAmountsOfASectionThatFailed()
{
    QFETCH(QString, resource);
    m_fixture->source.failure = Error{.kind = ErrorKind::Unavailable, .detail = QStringLiteral("gone")};
    m_fixture->source.failingList = resource;
    OrderCockpit page(3, m_fixture->context(Role::Admin));
    page.show();
    QTRY_VERIFY(page.isSettled());
    QVERIFY(page.findChild<StateView *>()->isFilled());
    for (const CockpitSection *each : page.findChildren<CockpitSection *>()) {
        const bool failed = each->model().resource().name == resource;
        QCOMPARE(each->notice().startsWith(QStringLiteral("The server is not responding")), failed);
        QCOMPARE(each->notice().isEmpty(), !failed);
        QCOMPARE(each->findChild<QPushButton *>()->isVisible(), failed);
    }
    const QStringList money = page.findChild<MoneySummary *>()->lines();
    const bool unknown = resource == QLatin1String("payments");
    QCOMPARE(money.contains(QStringLiteral("Paid –")), unknown);
    QCOMPARE(money.contains(QStringLiteral("Refundable –")), unknown);

    m_fixture->source.failure.reset();
    part(page, resource)->findChild<QPushButton *>()->click();
    QTRY_VERIFY(page.isSettled());
    QVERIFY(part(page, resource)->notice().isEmpty());
    QVERIFY(!part(page, resource)->findChild<QPushButton *>()->isVisible());
    QVERIFY(page.findChild<MoneySummary *>()->lines().contains(
        QStringLiteral("Paid %1").arg(valueFormat().money(1000))));
}

void RecordPagesTest::showsEmptySections()
{
    m_fixture->source.rows = 0;
    OrderCockpit page(3, m_fixture->context());
    page.show();
    QTRY_VERIFY(page.isSettled());
    QCOMPARE(part(page, QStringLiteral("shipments"))->notice(), QStringLiteral("No shipment is booked yet"));
    QCOMPARE(part(page, QStringLiteral("payments"))->notice(), QStringLiteral("No payments yet"));
    QVERIFY(page.findChild<MoneySummary *>()->lines().contains(
        QStringLiteral("Paid %1").arg(valueFormat().money(0))));
}

void RecordPagesTest::showsEveryShipment()
{
    OrderCockpit page(3, m_fixture->context());
    page.show();
    QTRY_VERIFY(page.isSettled());
    QStringList waybills;
    for (const ValueView *view : page.findChildren<ValueView *>()) {
        if (view->column().name == QLatin1String("waybill"))
            waybills.append(view->text());
    }
    QCOMPARE(waybills, QStringList({QStringLiteral("MJ00000001"), QStringLiteral("MJ00000002"),
                                    QStringLiteral("MJ00000003")}));
}

void RecordPagesTest::addsUpAllPayments()
{
    m_fixture->source.rows = 70; // More than one page.
    OrderCockpit page(3, m_fixture->context());
    page.show();
    QTRY_VERIFY(page.isSettled());
    QTRY_COMPARE(part(page, QStringLiteral("payments"))->model().rowCount(), 70);
    QVERIFY(!page.findChild<MoneySummary *>()->lines().contains(QStringLiteral("Paid –")));
}

void RecordPagesTest::excludesTheOrderFromTheOtherOrders()
{
    OrderCockpit page(3, m_fixture->context());
    page.show();
    QTRY_VERIFY(page.isSettled());
    QStringList numbers;
    for (const auto *table : page.findChildren<RelatedTable *>()) {
        const auto *model = static_cast<const RelatedTableModel *>(table->model());
        for (int row = 0; model->resource().name == QLatin1String("orders") && row < model->rowCount(); ++row)
            numbers.append(model->value(row, QStringLiteral("number")));
    }
    QCOMPARE(numbers, QStringList({QStringLiteral("MJ00000001"), QStringLiteral("MJ00000002")}));
}

void RecordPagesTest::copiesCells()
{
    const Resource &items = *findResource(QStringLiteral("order_items"));
    RelatedTableModel model(m_fixture->source, items, QStringLiteral("order_number"),
                            {QStringLiteral("product_name"), QStringLiteral("unit_price")}, Role::Staff);
    RelatedTable table(&model);
    model.showRowsOf(9);
    QTRY_COMPARE(model.rowCount(), 3);
    table.selectAll();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("product_name 1\t1000\nproduct_name 2\t2000\nproduct_name 3\t3000"));
}

QTEST_MAIN(RecordPagesTest)
#include "recordpagestest.moc"
