#include "theme.h"
#include "badge.h"
#include "colors.h"
#include "icons.h"
#include "resourcecatalogue.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

#include <cmath>

using namespace meja;

/// Contrast of the colours, and icons that follow the theme.
class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void hasEnoughContrast_data();
    void hasEnoughContrast();
    void drawsAnIconForEveryResource();
    void tintsIconsByTheTheme();
    void followsTheSystem();
    void drawsAFocusRing();

private:
    static double contrast(const QColor &one, const QColor &other);
};

double ThemeTest::contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void ThemeTest::hasEnoughContrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const Colors *c : {&lightColors(), &darkColors()}) {
        const QByteArray theme = c->dark ? "dark " : "light ";
        QTest::newRow(theme + "text") << c->text << c->surface;
        QTest::newRow(theme + "text on a selected row") << c->text << c->accentTint;
        QTest::newRow(theme + "secondary text") << c->muted << c->window;
        QTest::newRow(theme + "secondary text on a surface") << c->muted << c->surface;
        QTest::newRow(theme + "link") << c->link << c->surface;
        QTest::newRow(theme + "link on a selected row") << c->link << c->accentTint;
        QTest::newRow(theme + "accent button") << c->onAccent << c->accent;
        for (const auto tone :
             {Tone::Neutral, Tone::Info, Tone::Progress, Tone::Success, Tone::Warning, Tone::Danger})
            QTest::newRow(theme + "badge " + QByteArray::number(static_cast<int>(tone)))
                << c->tone(tone).text << c->tone(tone).tint;
    }
}

void ThemeTest::hasEnoughContrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double ratio = contrast(text, ground);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

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
