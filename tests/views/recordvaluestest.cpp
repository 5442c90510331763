#include "celltips.h"
#include "desktopfixture.h"
#include "detailpage.h"
#include "fieldgrid.h"
#include "language.h"
#include "listpage.h"
#include "ordercockpit.h"
#include "partnerlinks.h"
#include "recordheading.h"
#include "recordview.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "textrecorder.h"
#include "theme.h"
#include "tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace meja;

/// The values of a record, with real keys and clicks, and how long and strange texts are shown.
class RecordValuesTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void recordUrl(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }
    void reachesEveryValueByTab();
    void movesBetweenValuesByArrows();
    void copiesTheFocusedValue();
    void goesBackFromEveryValue();
    void showsLinksInTheirColour();
    void opensALinkByOneClick();
    void selectsAWholeValueByADoubleClick();
    void opensAChatWithTheCustomer();
    void hidesTheChatFromThoseWhoMayNotSeeThePhone();
    void opensTheCouriersPage_data();
    void opensTheCouriersPage();
    void opensNoPageForOtherNumbers();
    void showsEveryStateAndTimeOfAnOrder();
    void keepsTheAddressVisibleBelowALongNote();
    void showsLongTextsOnRequest();
    void showsTheWholeTextOfAShortenedCell();
    void endsLongNamesWithDots();
    void paintsLineBreaksOnOneLine();
    void saysAStateOnce();
    void opensARecordByItsTitle();
    void usesTheWholeWidthForRelatedRows();

private:
    [[nodiscard]] std::unique_ptr<OrderCockpit> openOrder(Role role = Role::Admin);
    [[nodiscard]] static ValueView *value(const QWidget &page, const char *column);
    [[nodiscard]] static QToolButton *button(const ValueView &view, const QString &name);

    std::unique_ptr<DesktopFixture> m_fixture;
    QList<QUrl> m_opened;
};

void RecordValuesTest::initTestCase()
{
    qRegisterMetaType<PageAddress>();
    applyTheme(ThemeChoice::Light);
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "recordUrl");
}

void RecordValuesTest::init()
{
    applyLanguage(Language::English);
    m_fixture = std::make_unique<DesktopFixture>();
    m_opened.clear();
    QGuiApplication::clipboard()->clear();
}

std::unique_ptr<OrderCockpit> RecordValuesTest::openOrder(Role role)
{
    auto page = std::make_unique<OrderCockpit>(3, m_fixture->context(role));
    page->resize(1170, 690);
    page->show();
    const bool isReady =
        QTest::qWaitForWindowActive(page.get()) && QTest::qWaitFor([&] { return page->isSettled(); }, 30000);
    return isReady ? std::move(page) : nullptr;
}

ValueView *RecordValuesTest::value(const QWidget &page, const char *column)
{
    for (ValueView *view : page.findChildren<ValueView *>()) {
        if (view->column().name == QLatin1String(column))
            return view;
    }
    return nullptr;
}

QToolButton *RecordValuesTest::button(const ValueView &view, const QString &name)
{
    for (QToolButton *each : view.findChildren<QToolButton *>()) {
        if (each->isVisible() && each->accessibleName() == name)
            return each;
    }
    return nullptr;
}

void RecordValuesTest::reachesEveryValueByTab()
{
    const auto page = openOrder();
    QVERIFY(page);
    page->setFocus();
    QStringList reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (const auto *view = qobject_cast<ValueView *>(QApplication::focusWidget()))
            reached.append(view->column().name);
    }
    for (const char *column : {"customer_name", "customer_phone", "customer_email", "shipping_address",
                               "waybill", "shipping_city", "checkout_session"})
        QVERIFY2(reached.contains(QLatin1String(column)), column);
}

void RecordValuesTest::movesBetweenValuesByArrows()
{
    const auto page = openOrder();
    QVERIFY(page);
    ValueView *phone = value(*page, "customer_phone");
    phone->setFocus();
    QTest::keyClick(phone, Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), value(*page, "customer_email"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QCOMPARE(QApplication::focusWidget(), value(*page, "customer_name"));
}

void RecordValuesTest::copiesTheFocusedValue()
{
    const auto page = openOrder();
    QVERIFY(page);
    for (const char *column : {"customer_phone", "customer_email", "shipping_address", "waybill"}) {
        ValueView *view = value(*page, column);
        QGuiApplication::clipboard()->clear();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), view->text());
        QGuiApplication::clipboard()->clear();
        QToolButton *copy = button(*view, QStringLiteral("Copy value"));
        QVERIFY2(copy, column);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), view->text());
    }
}

void RecordValuesTest::goesBackFromEveryValue()
{
    const auto page = openOrder();
    QVERIFY(page);
    QSignalSpy back(page.get(), &DesktopPage::backRequested);
    qsizetype presses = 0;
    for (ValueView *view : page->findChildren<ValueView *>()) {
        if (!view->isVisible() || view->focusPolicy() == Qt::NoFocus)
            continue;
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Escape);
        QCOMPARE(back.count(), ++presses);
    }
    QVERIFY(presses > 10);
}

void RecordValuesTest::showsLinksInTheirColour()
{
    const auto page = openOrder();
    QVERIFY(page);
    QHash<QString, QColor> shown;
    for (const PaintedText &each : paintedTexts(*page))
        shown.insert(each.text, each.color);
    QCOMPARE(shown.value(QStringLiteral("customer_name 3")), colors().link);
    QCOMPARE(shown.value(QStringLiteral("recipient_name 3")), colors().text);
    QCOMPARE(shown.value(QStringLiteral("Recipient")), colors().muted);
}

void RecordValuesTest::opensALinkByOneClick()
{
    const auto page = openOrder();
    QVERIFY(page);
    QSignalSpy opened(page.get(), &DesktopPage::openRequested);
    QTest::mouseClick(value(*page, "customer_name")->findChild<QLabel *>(), Qt::LeftButton, {}, QPoint(5, 8));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<PageAddress>().resource, QStringLiteral("users"));
    value(*page, "customer_name")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
}

void RecordValuesTest::selectsAWholeValueByADoubleClick()
{
    const auto page = openOrder();
    QVERIFY(page);
    for (const char *column : {"customer_phone", "customer_email", "waybill"}) {
        const ValueView *view = value(*page, column);
        QLabel *label = nullptr;
        for (auto *each : view->findChildren<QLabel *>())
            label = each->text() == view->text() ? each : label;
        QVERIFY2(label, column);
        QTest::mouseDClick(label, Qt::LeftButton, {}, QPoint(30, 8));
        QCOMPARE(label->selectedText(), view->text());
    }
}

void RecordValuesTest::opensAChatWithTheCustomer()
{
    const auto page = openOrder();
    QVERIFY(page);
    QToolButton *chat = button(*value(*page, "customer_phone"), QStringLiteral("Open chat in WhatsApp"));
    QVERIFY(chat);
    QTest::mouseClick(chat, Qt::LeftButton);
    QCOMPARE(m_opened, QList{QUrl(QStringLiteral("https://wa.me/6281234567890"))});
}

void RecordValuesTest::hidesTheChatFromThoseWhoMayNotSeeThePhone()
{
    const auto page = openOrder(Role::Staff);
    QVERIFY(page);
    const ValueView *phone = value(*page, "customer_phone");
    QVERIFY(phone->isMasked());
    QVERIFY(!phone->partnerLink());
    QVERIFY(!button(*phone, QStringLiteral("Copy value")));
}

void RecordValuesTest::opensTheCouriersPage_data()
{
    QTest::addColumn<QString>("courier");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("takesNumber");
    QTest::newRow("jne") << QStringLiteral("jne") << QStringLiteral("www.jne.co.id") << false;
    QTest::newRow("lion") << QStringLiteral("lion") << QStringLiteral("lionparcel.com") << true;
}

void RecordValuesTest::opensTheCouriersPage()
{
    QFETCH(QString, courier);
    QFETCH(QString, host);
    QFETCH(bool, takesNumber);
    const auto link = trackingPage(courier, QStringLiteral("JP1234567890"));
    QVERIFY(link);
    openPartnerLink(*link, QStringLiteral("JP1234567890"));
    QCOMPARE(m_opened.size(), 1);
    QCOMPARE(m_opened.first().host(), host);
    QCOMPARE(m_opened.first().toString().contains(QStringLiteral("JP1234567890")), takesNumber);
    QCOMPARE(QGuiApplication::clipboard()->text() == QStringLiteral("JP1234567890"), !takesNumber);
}

void RecordValuesTest::opensNoPageForOtherNumbers()
{
    QVERIFY(!trackingPage(QStringLiteral("gosend"), QStringLiteral("GK-11-123456")));
    QVERIFY(!trackingPage(QStringLiteral("jne"), QString()));
    QVERIFY(!trackingPage(QStringLiteral("jne"), QStringLiteral("a b/../c")));
    QVERIFY(!whatsAppChat(QStringLiteral("+62 812-****-7890")));
    QVERIFY(!whatsAppChat(QStringLiteral("+62215551234")));
    QVERIFY(!whatsAppChat(QString()));
}

void RecordValuesTest::showsEveryStateAndTimeOfAnOrder()
{
    const auto page = openOrder();
    QVERIFY(page);
    for (const char *column :
         {"shipping_province", "checkout_session", "placed_at", "expires_at", "paid_at", "shipped_at",
          "completed_at", "cancelled_at", "archived_at", "archived_by_kind"}) {
        const ValueView *view = value(*page, column);
        QVERIFY2(view && view->isVisible(), column);
    }
    const QList<PaintedText> texts = paintedTexts(*page);
    QVERIFY(std::any_of(texts.cbegin(), texts.cend(),
                        [](const PaintedText &each) { return each.text == QLatin1String("Archived"); }));
}

void RecordValuesTest::keepsTheAddressVisibleBelowALongNote()
{
    m_fixture->source.everyText = QString(QStringLiteral("Tolong kirim sore hari. ")).repeated(80);
    const auto page = openOrder();
    QVERIFY(page);
    for (const char *column : {"shipping_city", "postal_code"}) {
        const ValueView *view = value(*page, column);
        const QRect place(view->mapTo(page.get(), QPoint()), view->size());
        QVERIFY2(page->rect().contains(place), column);
        QVERIFY2(!view->visibleRegion().isEmpty(), column);
    }
}

void RecordValuesTest::showsLongTextsOnRequest()
{
    m_fixture->source.everyText = QString(QStringLiteral("Tolong kirim sore hari. ")).repeated(80);
    const auto page = openOrder();
    QVERIFY(page);
    ValueView *note = value(*page, "customer_note");
    const int before = note->height();
    note->setFocus();
    QTest::keyClick(note, Qt::Key_Return);
    QTRY_VERIFY(note->height() > before);
    QVERIFY(button(*note, QStringLiteral("Show less")));
}

void RecordValuesTest::showsTheWholeTextOfAShortenedCell()
{
    m_fixture->source.everyText = QString(QStringLiteral("Sendok kayu jati ")).repeated(40).trimmed();
    ListPage page(*findResource(QStringLiteral("orders")), m_fixture->context());
    page.resize(900, 500);
    page.show();
    QTRY_VERIFY(page.isSettled());
    RecordView &list = page.view();
    const QModelIndex name = list.model()->index(0, list.header().logicalIndex(4));
    const QPoint place = list.visualRect(name).center();
    QHelpEvent help(QEvent::ToolTip, place, list.viewport()->mapToGlobal(place));
    QApplication::sendEvent(list.viewport(), &help);
    QTRY_COMPARE(QToolTip::text(), m_fixture->source.everyText);
    QVERIFY(CellTips::tipOf(name, 100000).isEmpty());
    QToolTip::hideText();
}

void RecordValuesTest::endsLongNamesWithDots()
{
    m_fixture->source.everyText = QString(QStringLiteral("Sukmawati Rahayu Ningsih ")).repeated(20).trimmed();
    const auto page = openOrder();
    QVERIFY(page);
    auto *label = value(*page, "customer_name")->findChild<QLabel *>();
    const QList<PaintedText> texts = paintedTexts(*label);
    QVERIFY(!texts.isEmpty());
    QVERIFY2(texts.constLast().text.endsWith(u'…'), qPrintable(texts.constLast().text));
    QCOMPARE(label->toolTip(), m_fixture->source.everyText);
}

void RecordValuesTest::paintsLineBreaksOnOneLine()
{
    m_fixture->source.everyText = QStringLiteral("A\u2028B\nC\r\nD");
    ListPage page(*findResource(QStringLiteral("users")), m_fixture->context(Role::Admin));
    page.resize(1366, 500);
    page.show();
    QTRY_VERIFY(page.isSettled());
    int found = 0;
    for (const PaintedText &each : paintedTexts(*page.view().viewport())) {
        QVERIFY(!each.text.contains(u'\n') && !each.text.contains(QChar(0x2028)));
        QVERIFY(each.area.height() <= height::row);
        QCOMPARE(each.area.top() / height::row, each.area.bottom() / height::row);
        found += each.text.contains(QChar(0x21b5)) ? 1 : 0;
    }
    QVERIFY(found >= 3);
}

/// The first generated order is paid, and so is its payment.
void RecordValuesTest::saysAStateOnce()
{
    ListPage page(*findResource(QStringLiteral("orders")), m_fixture->context());
    page.resize(1366, 500);
    page.show();
    QTRY_VERIFY(page.isSettled());
    int paid = 0;
    for (const PaintedText &each : paintedTexts(*page.view().viewport()))
        paid += each.text == QLatin1String("Paid") && each.area.top() < height::row ? 1 : 0;
    QCOMPARE(paid, 1);
}

void RecordValuesTest::opensARecordByItsTitle()
{
    ListPage page(*findResource(QStringLiteral("orders")), m_fixture->context());
    page.resize(1366, 500);
    page.show();
    QTRY_VERIFY(page.isSettled());
    QSignalSpy opened(&page, &DesktopPage::openRequested);
    RecordView &list = page.view();
    const QRect cell = list.visualRect(list.model()->index(1, 0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 20, cell.center().y()));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<PageAddress>().toText(), QStringLiteral("orders/2"));
}

void RecordValuesTest::usesTheWholeWidthForRelatedRows()
{
    DetailPage page(*findResource(QStringLiteral("users")), 3, m_fixture->context());
    page.resize(1170, 690);
    page.show();
    QTRY_VERIFY(page.isSettled());
    const auto *bar = page.findChild<QTabBar *>();
    const auto *name = page.findChild<RecordHeading *>()->findChildren<QLabel *>().at(1);
    QTRY_VERIFY(name->width() >= name->fontMetrics().horizontalAdvance(name->text()));
    QVERIFY2(bar->tabText(0).endsWith(QStringLiteral("·  3")), qPrintable(bar->tabText(0)));
    const RelatedTable *table = nullptr;
    for (const auto *each : page.findChildren<RelatedTable *>())
        table = each->isVisible() ? each : table;
    QVERIFY(table);
    QCOMPARE(table->width(), page.width());
    QVERIFY(table->mapTo(&page, QPoint()).y() > value(page, "phone")->mapTo(&page, QPoint()).y());
    int right = 0;
    for (const ValueView *each : page.findChildren<ValueView *>())
        right = std::max(right, each->mapTo(&page, QPoint()).x());
    QVERIFY2(right > page.width() / 2, qPrintable(QString::number(right)));
}

QTEST_MAIN(RecordValuesTest)
#include "recordvaluestest.moc"
