#include "desktopfixture.h"
#include "mainwindow.h"
#include "navigation.h"
#include "navigationbutton.h"
#include "resourcecatalogue.h"
#include "windowfitter.h"

#include <QApplication>
#include <QScreen>
#include <QTest>

#include <algorithm>

using namespace meja;

namespace {

constexpr QSize maxPage{960, 520};
/// Of the window's content: a screen of 1920×1080 at 200 % without the task bar and the title bar.
constexpr QSize maxWindow{960, 460};

/// The widgets inside `page` that need more than the limit, from the outermost to the innermost.
QString largeWidgets(const QWidget &page)
{
    QStringList large;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const QSize size = widget->minimumSizeHint().expandedTo(widget->minimumSize());
        if (size.width() > 480 || size.height() > 260)
            large.append(QStringLiteral("%1 %2×%3")
                             .arg(QString::fromLatin1(widget->metaObject()->className()))
                             .arg(size.width())
                             .arg(size.height()));
    }
    return large.join(QStringLiteral(", "));
}

} // namespace

/// Every page fits into a small window, and the window with its frame fits on the screen.
class WindowSizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void cleanup();
    void fitsEveryPage_data();
    void fitsEveryPage();
    void fitsIntoAnArea_data();
    void fitsIntoAnArea();
    void opensOnTheScreen();
    void returnsFromAScreenThatIsGone();
    void keepsAnEarlierPlace();
    void scrollsTheNavigationToTheFocus();

private:
    void showWindow();

    DesktopFixture m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

void WindowSizeTest::cleanup()
{
    m_window.reset();
    m_fixture.settings().setGeometry({});
}

void WindowSizeTest::showWindow()
{
    m_window = std::make_unique<MainWindow>(m_fixture.settings());
    m_window->openSession(DesktopFixture::session(Role::Admin), m_fixture.source);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_window->isSettled());
}

void WindowSizeTest::fitsEveryPage_data()
{
    QTest::addColumn<PageAddress>("address");
    QTest::addColumn<Language>("language");
    for (const auto language : {Language::English, Language::Indonesian}) {
        for (const Resource &resource : resourceCatalogue()) {
            if (!resource.isOpenTo(Role::Admin))
                continue;
            for (const qint64 key : {0, 7}) {
                const PageAddress address{resource.name, key};
                if (key != 0 || resource.section)
                    QTest::addRow("%s %s", qPrintable(address.toText()), qPrintable(languageCode(language)))
                        << address << language;
            }
        }
    }
}

void WindowSizeTest::fitsEveryPage()
{
    QFETCH(PageAddress, address);
    QFETCH(Language, language);
    applyLanguage(language);
    m_fixture.source.rows = 40;
    m_fixture.settings().setTabs({{.address = address}}, 0);
    showWindow();
    const QWidget &page = *m_window->currentPage();
    const QSize pageSize = page.minimumSizeHint().expandedTo(page.minimumSize());
    const QSize windowSize = m_window->minimumSizeHint().expandedTo(m_window->minimumSize());
    const QString found = QStringLiteral("page %1×%2, window %3×%4: %5")
                              .arg(pageSize.width())
                              .arg(pageSize.height())
                              .arg(windowSize.width())
                              .arg(windowSize.height())
                              .arg(largeWidgets(page));
    QVERIFY2(pageSize.boundedTo(maxPage) == pageSize, qPrintable(found));
    QVERIFY2(windowSize.boundedTo(maxWindow) == windowSize, qPrintable(found));
}

void WindowSizeTest::fitsIntoAnArea_data()
{
    QTest::addColumn<QRect>("wanted");
    QTest::addColumn<QRect>("expected");
    QTest::newRow("fits") << QRect(100, 100, 400, 300) << QRect(100, 100, 400, 300);
    QTest::newRow("too large") << QRect(0, 0, 1366, 768) << QRect(2, 30, 1020, 568);
    QTest::newRow("above the top") << QRect(100, -50, 400, 300) << QRect(100, 30, 400, 300);
    QTest::newRow("beyond the right edge") << QRect(900, 100, 400, 300) << QRect(622, 100, 400, 300);
    QTest::newRow("on a screen that is gone") << QRect(-3000, 9000, 400, 300) << QRect(2, 298, 400, 300);
}

void WindowSizeTest::fitsIntoAnArea()
{
    QFETCH(QRect, wanted);
    QFETCH(QRect, expected);
    QCOMPARE(fittedRect(wanted, {2, 30, 2, 2}, {0, 0, 1024, 600}), expected);
}

/// CMakeLists.txt runs this test on several screens.
void WindowSizeTest::opensOnTheScreen()
{
    showWindow();
    const QRect available = m_window->screen()->availableGeometry();
    QTRY_VERIFY2(available.contains(m_window->frameGeometry()),
                 qPrintable(QStringLiteral("%1×%2 on %3×%4")
                                .arg(m_window->frameGeometry().width())
                                .arg(m_window->frameGeometry().height())
                                .arg(available.width())
                                .arg(available.height())));
    QVERIFY(m_window->width() >= std::min(1366, available.width() - 60));
    QVERIFY(m_window->height() >= std::min(768, available.height() - 60));
}

void WindowSizeTest::returnsFromAScreenThatIsGone()
{
    QWidget window;
    window.setGeometry(5000, 4000, 900, 500);
    const QByteArray saved = window.saveGeometry();
    QWidget restored;
    (new WindowFitter(restored))->restore(saved, {1366, 768});
    QVERIFY(restored.screen()->availableGeometry().contains(restored.geometry()));
}

void WindowSizeTest::keepsAnEarlierPlace()
{
    showWindow();
    const QRect place(QPoint(40, 60), QSize(700, 400));
    m_window->setGeometry(place);
    QTRY_COMPARE(m_window->geometry(), place);
    m_window->close();
    showWindow();
    QTRY_COMPARE(m_window->geometry(), place);
}

void WindowSizeTest::scrollsTheNavigationToTheFocus()
{
    showWindow();
    m_window->resize(900, 400);
    QTRY_VERIFY(m_window->isSettled()); // The rows take the focus when they are first shown.
    auto *navigation = m_window->findChild<Navigation *>();
    auto buttons = navigation->findChildren<NavigationButton *>();
    buttons.removeIf([](const NavigationButton *each) { return !each->isVisible(); });
    const auto topOf = [navigation](const NavigationButton *each) {
        return each->mapTo(navigation, QPoint()).y();
    };
    std::sort(buttons.begin(), buttons.end(),
              [topOf](const auto *a, const auto *b) { return topOf(a) < topOf(b); });
    buttons.first()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(buttons.first()->hasFocus());
    NavigationButton *last = nullptr;
    for (qsizetype i = 1; i < buttons.size(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        last = qobject_cast<NavigationButton *>(QApplication::focusWidget());
        QVERIFY2(last, QApplication::focusWidget() ? QApplication::focusWidget()->metaObject()->className()
                                                   : "no focus");
        const QRect place(last->mapTo(navigation, QPoint()), last->size());
        QVERIFY2(navigation->rect().contains(place), qPrintable(last->text()));
    }
    QTest::mouseClick(last, Qt::LeftButton);
    QTRY_COMPARE(m_window->currentPage()->address().resource, navigation->entries().last());
}

QTEST_MAIN(WindowSizeTest)
#include "windowsizetest.moc"
