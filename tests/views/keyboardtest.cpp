#include "desktopfixture.h"
#include "listpage.h"
#include "mainwindow.h"
#include "resourcecatalogue.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QTest>

using namespace meja;

namespace {

QString describe(const QWidget &widget)
{
    const QString name = widget.accessibleName().isEmpty() ? widget.objectName() : widget.accessibleName();
    return QStringLiteral("%1 '%2'").arg(QString::fromLatin1(widget.metaObject()->className()), name);
}

/// Whether Tab must reach this widget.
bool mustTakeTabFocus(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           widget.focusProxy() == nullptr;
}

QString textOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->wordWrap() ? QString() : label->text();
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button != nullptr ? button->text() : QString();
}

} // namespace

/// The desktop without a mouse: every control can be reached, has a name, shows the focus, and shows its
/// whole text.
class KeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::Light); }
    void init();
    void opensSearchesAndGoesBackByKeyboard();
    void opensALinkByEnter();
    void restoresTheFocusAfterOverlays();
    void reachesEveryControl_data() { addPages(); }
    void reachesEveryControl();
    void namesEveryControl_data() { addPages(); }
    void namesEveryControl();
    void showsTheFocus_data() { addPages(); }
    void showsTheFocus();
    void cutsNoTextOff_data();
    void cutsNoTextOff();

private:
    void waitUntilSettled();
    static void addPages();
    void openPage(const QString &address);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    void type(const QString &text) const;
    [[nodiscard]] QList<QWidget *> focusStops() const;
    [[nodiscard]] QString currentAddress() const { return m_window->currentPage()->address().toText(); }

    std::unique_ptr<DesktopFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

void KeyboardTest::init()
{
    m_window.reset();
    m_fixture = std::make_unique<DesktopFixture>();
    applyLanguage(Language::English);
    m_window = std::make_unique<MainWindow>(m_fixture->settings());
    m_window->resize(1366, 768);
    m_window->openSession(DesktopFixture::session(Role::Admin), m_fixture->source);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_window->isSettled());
}

void KeyboardTest::addPages()
{
    QTest::addColumn<QString>("address");
    for (const Resource &resource : resourceCatalogue()) {
        if (resource.section && resource.isOpenTo(Role::Admin))
            QTest::newRow(qPrintable(resource.name)) << resource.name;
    }
    for (const auto *record : {"orders/7", "users/7", "products/7"})
        QTest::newRow(record) << QString::fromLatin1(record);
}

void KeyboardTest::openPage(const QString &address)
{
    const QStringList parts = address.split(u'/');
    m_window->open(parts.size() > 1 ? PageAddress{parts.first(), parts.at(1).toLongLong()}
                                    : PageAddress{parts.first()});
    QTRY_VERIFY(m_window->isSettled());
}

void KeyboardTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : m_window.get(), key, modifiers);
}

void KeyboardTest::type(const QString &text) const
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

/// The widgets that Tab reaches until it returns to the first one.
QList<QWidget *> KeyboardTest::focusStops() const
{
    QList<QWidget *> found;
    for (int i = 0; i < 400; ++i) {
        press(Qt::Key_Tab);
        QWidget *focused = QApplication::focusWidget();
        if (focused == nullptr || (!found.isEmpty() && focused == found.first()))
            break;
        if (!found.contains(focused))
            found.append(focused);
    }
    return found;
}

void KeyboardTest::waitUntilSettled()
{
    QTRY_VERIFY(m_window->isSettled());
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void KeyboardTest::opensSearchesAndGoesBackByKeyboard()
{
    press(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral("produk"));
    press(Qt::Key_Return);
    QTRY_COMPARE(currentAddress(), QStringLiteral("products"));
    waitUntilSettled();
    press(Qt::Key_Slash);
    auto *box = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(box != nullptr);
    type(QStringLiteral("kopi"));
    QCOMPARE(box->text(), QStringLiteral("kopi"));
    press(Qt::Key_Return);
    waitUntilSettled();
    press(Qt::Key_Down);
    QVERIFY(QApplication::focusWidget() != box);
    press(Qt::Key_Return);
    QTRY_VERIFY2(currentAddress().startsWith(QLatin1String("products/")), qPrintable(currentAddress()));
    waitUntilSettled();
    press(Qt::Key_Escape);
    QTRY_COMPARE(currentAddress(), QStringLiteral("products"));
    press(Qt::Key_Tab, Qt::ControlModifier);
    QTRY_VERIFY(currentAddress() != QLatin1String("products"));
}

void KeyboardTest::opensALinkByEnter()
{
    openPage(QStringLiteral("orders/7"));
    const QList<QWidget *> reached = focusStops();
    const auto link = std::find_if(reached.cbegin(), reached.cend(), [](const QWidget *widget) {
        return widget->accessibleName().startsWith(QLatin1String("Customer: "));
    });
    QVERIFY(link != reached.cend());
    (*link)->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Return);
    QTRY_VERIFY2(currentAddress().startsWith(QLatin1String("users/")), qPrintable(currentAddress()));
}

void KeyboardTest::restoresTheFocusAfterOverlays()
{
    const QWidget *rows = QApplication::focusWidget();
    QVERIFY(m_window->currentPage()->isAncestorOf(rows));
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(QApplication::focusWidget() != rows);
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), rows);
    press(Qt::Key_F1);
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), rows);
}

void KeyboardTest::reachesEveryControl()
{
    QFETCH(QString, address);
    openPage(address);
    const QList<QWidget *> reached = focusStops();
    QStringList missed;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (mustTakeTabFocus(*widget) && !reached.contains(widget))
            missed.append(describe(*widget));
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral("; "))));
    QVERIFY2(reached.size() > 4, qPrintable(QString::number(reached.size())));
}

void KeyboardTest::namesEveryControl()
{
    QFETCH(QString, address);
    openPage(address);
    QStringList nameless;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
            widget->accessibleName().isEmpty() && textOf(*widget).isEmpty())
            nameless.append(describe(*widget));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
}

/// A control must look different with and without the focus.
void KeyboardTest::showsTheFocus()
{
    QFETCH(QString, address);
    openPage(address);
    QApplication::processEvents(); // The layout of the parts that arrived last.
    QStringList hidden;
    for (QWidget *widget : focusStops()) {
        if (widget->window() != m_window.get())
            continue;
        widget->setFocus(Qt::TabFocusReason); // Scrolls it into view.
        const QRect around =
            QRect(widget->mapTo(m_window.get(), QPoint()), widget->size()).adjusted(-4, -4, 4, 4);
        const QImage with = m_window->grab(around).toImage();
        widget->clearFocus();
        if (with == m_window->grab(around).toImage())
            hidden.append(describe(*widget));
    }
    QVERIFY2(hidden.isEmpty(), qPrintable(hidden.join(QStringLiteral("; "))));
}

void KeyboardTest::cutsNoTextOff_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<Language>("language");
    for (const Resource &resource : resourceCatalogue()) {
        if (!resource.section || !resource.isOpenTo(Role::Admin))
            continue;
        QTest::newRow(qPrintable(resource.name + QStringLiteral(" id")))
            << resource.name << Language::Indonesian;
        QTest::newRow(qPrintable(resource.name + QStringLiteral(" en")))
            << resource.name << Language::English;
    }
    QTest::newRow("orders/7 id") << QStringLiteral("orders/7") << Language::Indonesian;
    QTest::newRow("orders/7 en") << QStringLiteral("orders/7") << Language::English;
}

void KeyboardTest::cutsNoTextOff()
{
    QFETCH(QString, address);
    QFETCH(Language, language);
    m_window->chooseLanguage(language);
    openPage(address);
    QStringList cut;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const QString text = textOf(*widget).remove(u'&');
        if (!widget->isVisible() || text.isEmpty() || text.contains(u'\n'))
            continue;
        const int needed = widget->fontMetrics().horizontalAdvance(text);
        if (needed > widget->width() && widget->toolTip().isEmpty())
            cut.append(QStringLiteral("'%1' needs %2 and has %3").arg(text).arg(needed).arg(widget->width()));
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral("; "))));
}

QTEST_MAIN(KeyboardTest)
#include "keyboardtest.moc"
