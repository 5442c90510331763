#include "theme.h"
#include "badge.h"
#include "colors.h"
#include "icons.h"
#include "resourcecatalogue.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace meja;

/// Themes, and icons that follow them.
class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void drawsAnIconForEveryResource();
    void tintsIconsByTheTheme();
    void followsTheSystem();
    void drawsAFocusRing();
};

void ThemeTest::drawsAnIconForEveryResource()
{
    for (const Resource &resource : resourceCatalogue())
        QVERIFY2(!icon(resource.icon).pixmap(16).isNull(), qPrintable(resource.icon));
    QVERIFY(icon(QStringLiteral("no-such-icon")).isNull());
}

void ThemeTest::tintsIconsByTheTheme()
{
    const QIcon search = icon(QStringLiteral("search"));
    const auto darkest = [&search] {
        const QImage image = search.pixmap(32).toImage();
        QColor found;
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, 14);
            if (color.alpha() > 250)
                found = color;
        }
        return found;
    };
    applyTheme(ThemeChoice::Light);
    QCOMPARE(darkest(), lightColors().muted);
    applyTheme(ThemeChoice::Dark);
    QCOMPARE(darkest(), darkColors().muted);
}

void ThemeTest::followsTheSystem()
{
    applyTheme(ThemeChoice::System);
    setSystemIsDark(true);
    QVERIFY(colors().dark);
    setSystemIsDark(false);
    QVERIFY(!colors().dark);
    applyTheme(ThemeChoice::Dark);
    setSystemIsDark(true);
    setSystemIsDark(false);
    QVERIFY(colors().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkColors().surface);
}

void ThemeTest::drawsAFocusRing()
{
    applyTheme(ThemeChoice::Light);
    QWidget window;
    QPushButton first(QStringLiteral("one"), &window);
    QPushButton second(QStringLiteral("two"), &window);
    second.move(0, 60);
    window.resize(200, 120);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto ringed = [](QPushButton &button) {
        const QImage image = button.grab().toImage();
        return image.pixelColor(image.width() / 2, 1) == colors().focus;
    };
    first.setFocus(Qt::TabFocusReason);
    QVERIFY(ringed(first) && !ringed(second));
    QTest::keyClick(&first, Qt::Key_Tab);
    QVERIFY(!ringed(first) && ringed(second));
}

QTEST_MAIN(ThemeTest)
#include "themetest.moc"
