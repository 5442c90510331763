#include "contrast.h"
#include "desktopfixture.h"
#include "detailpage.h"
#include "language.h"
#include "listpage.h"
#include "ordercockpit.h"
#include "recordview.h"
#include "relatedtable.h"
#include "resourcecatalogue.h"
#include "textrecorder.h"
#include "theme.h"
#include "tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHash>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <array>
#include <memory>

using namespace meja;

namespace {

/// The most frequent colour of an area: its ground, because letters cover less than half of it.
QColor groundOf(const QImage &image, const QRect &area)
{
    QHash<QRgb, int> counts;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            if (image.rect().contains(x, y))
                ++counts[image.pixel(x, y)];
        }
    }
    QRgb found = 0;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        if (each.value() > counts.value(found))
            found = each.key();
    }
    return QColor(found);
}

/// Texts with too little contrast, one line each.
QStringList faintTexts(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    QStringList faults;
    for (const PaintedText &each : paintedTexts(widget)) {
        if (each.color == colors().disabled)
            continue; // Disabled texts have no minimum.
        const QColor ground = groundOf(image, each.area);
        const double ratio = contrast(each.color, ground);
        if (ratio < minTextContrast)
            faults.append(QStringLiteral("“%1” %2 on %3: %4")
                              .arg(each.text, each.color.name(), ground.name(), QString::number(ratio)));
    }
    faults.removeDuplicates();
    return faults;
}

/// The highest contrast to the ground among the pixels of a vertical line.
double bestContrast(const QImage &image, int x, int top, int bottom, const QColor &ground)
{
    double best = 1;
    for (int y = top; y <= bottom; ++y)
        best = std::max(best, contrast(image.pixelColor(x, y), ground));
    return best;
}

} // namespace

/// Contrast by WCAG 2.2 AA, of the tokens and of rendered pages, in both themes.
class ContrastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsTextOnEveryGround_data();
    void showsTextOnEveryGround();
    void showsStatesOnEveryGround_data();
    void showsStatesOnEveryGround();
    void showsEveryTextOfAPage_data();
    void showsEveryTextOfAPage();
    void showsTheBordersOfControls_data();
    void showsTheBordersOfControls();
    void marksSelectedRows_data();
    void marksSelectedRows();
    void marksBadgesOnSelectedRows_data();
    void marksBadgesOnSelectedRows();

private:
    [[nodiscard]] std::unique_ptr<QWidget> makePage(const QString &name);
    [[nodiscard]] RecordView *selectedList(ListPage &page);

    std::unique_ptr<DesktopFixture> m_fixture;
};

namespace {

void addThemes()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

constexpr std::array tones{Tone::Neutral, Tone::Info,    Tone::Progress,
                           Tone::Success, Tone::Warning, Tone::Danger};

QList<std::pair<QByteArray, QColor>> grounds(const Colors &c)
{
    return {{"window", c.window},
            {"surface", c.surface},
            {"raised", c.raised},
            {"hover", c.hover},
            {"selection", c.accentTint}};
}

} // namespace

void ContrastTest::initTestCase()
{
    qRegisterMetaType<PageAddress>();
    applyTheme(ThemeChoice::Light);
}

void ContrastTest::init()
{
    applyLanguage(Language::English);
    m_fixture = std::make_unique<DesktopFixture>();
    m_fixture->source.rows = 12;
}

void ContrastTest::showsTextOnEveryGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const Colors *c : {&lightColors(), &darkColors()}) {
        const QByteArray theme = c->dark ? "dark: " : "light: ";
        for (const auto &[name, ground] : grounds(*c)) {
            QTest::newRow(theme + "text on " + name) << c->text << ground;
            QTest::newRow(theme + "secondary text on " + name) << c->muted << ground;
            QTest::newRow(theme + "placeholder on " + name) << c->faint << ground;
            QTest::newRow(theme + "link on " + name) << c->link << ground;
        }
        QTest::newRow(theme + "accent button") << c->onAccent << c->accent;
        QTest::newRow(theme + "tooltip") << c->surface << c->text;
        for (const auto tone : tones)
            QTest::newRow(theme + "badge " + QByteArray::number(static_cast<int>(tone)))
                << c->tone(tone).text << c->tone(tone).tint;
    }
}

void ContrastTest::showsTextOnEveryGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double ratio = contrast(text, ground);
    QVERIFY2(ratio >= minTextContrast, qPrintable(QString::number(ratio)));
}

void ContrastTest::showsStatesOnEveryGround_data()
{
    QTest::addColumn<QColor>("mark");
    QTest::addColumn<QColor>("ground");
    for (const Colors *c : {&lightColors(), &darkColors()}) {
        const QByteArray theme = c->dark ? "dark: " : "light: ";
        for (const auto &[name, ground] : grounds(*c)) {
            QTest::newRow(theme + "border of a control on " + name) << c->strongLine << ground;
            QTest::newRow(theme + "accent on " + name) << c->accent << ground;
            QTest::newRow(theme + "focus ring on " + name) << c->focus << ground;
            for (const auto tone : tones)
                QTest::newRow(theme + "border of badge " + QByteArray::number(static_cast<int>(tone)) +
                              " on " + name)
                    << c->tone(tone).line << ground;
        }
    }
}

void ContrastTest::showsStatesOnEveryGround()
{
    QFETCH(QColor, mark);
    QFETCH(QColor, ground);
    const double ratio = contrast(mark, ground);
    QVERIFY2(ratio >= minStateContrast, qPrintable(QString::number(ratio)));
}

std::unique_ptr<QWidget> ContrastTest::makePage(const QString &name)
{
    const DesktopContext context = m_fixture->context(Role::Admin);
    if (name == QLatin1String("order"))
        return std::make_unique<OrderCockpit>(3, context);
    if (name.endsWith(QLatin1String("-record")))
        return std::make_unique<DetailPage>(*findResource(name.chopped(7)), 3, context);
    return std::make_unique<ListPage>(*findResource(name), context);
}

void ContrastTest::showsEveryTextOfAPage_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<QString>("name");
    for (const auto theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        for (const char *name : {"orders", "payments", "audit", "order", "users-record", "shipments-record",
                                 "audit-record", "products-record"})
            QTest::addRow("%s, %s", name, qPrintable(themeName(theme))) << theme << QString::fromLatin1(name);
    }
}

void ContrastTest::showsEveryTextOfAPage()
{
    QFETCH(ThemeChoice, theme);
    QFETCH(QString, name);
    applyTheme(theme);
    const auto widget = makePage(name);
    auto *page = static_cast<DesktopPage *>(widget.get());
    page->resize(1366, 768);
    page->show();
    QTRY_VERIFY(page->isSettled());
    for (auto *list : page->findChildren<RecordView *>()) {
        list->setFocus();
        list->selectAll();
    }
    for (auto *table : page->findChildren<RelatedTable *>())
        table->selectAll();
    QVERIFY(paintedTexts(*page).size() > 10);
    const QStringList faults = faintTexts(*page);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void ContrastTest::showsTheBordersOfControls_data()
{
    addThemes();
}

void ContrastTest::showsTheBordersOfControls()
{
    QFETCH(ThemeChoice, theme);
    applyTheme(theme);
    QWidget window;
    window.resize(300, 300);
    const QList<QWidget *> controls{new QLineEdit(&window), new QComboBox(&window),
                                    new QPushButton(QStringLiteral("Open"), &window), new QCheckBox(&window)};
    for (qsizetype i = 0; i < controls.size(); ++i)
        controls[i]->setGeometry(20, 20 + 60 * static_cast<int>(i), 200, 28);
    window.show();
    const QImage image = window.grab().toImage();
    for (const QWidget *control : controls) {
        const QRect area = control->geometry();
        double best = 1;
        for (int x = area.left(); x < area.left() + 12; ++x)
            best = std::max(best, contrast(image.pixelColor(x, area.center().y()), colors().window));
        QVERIFY2(best >= minStateContrast, control->metaObject()->className());
    }
}

RecordView *ContrastTest::selectedList(ListPage &page)
{
    page.resize(1366, 768);
    page.show();
    auto *list = page.findChild<RecordView *>();
    if (!QTest::qWaitFor([&] { return page.isSettled(); }, 30000))
        return nullptr;
    list->selectAll();
    return list;
}

void ContrastTest::marksSelectedRows_data()
{
    addThemes();
}

/// The tint of a selected row alone has too little contrast: a bar at its left edge shows the selection.
void ContrastTest::marksSelectedRows()
{
    QFETCH(ThemeChoice, theme);
    applyTheme(theme);
    ListPage page(*findResource(QStringLiteral("orders")), m_fixture->context());
    RecordView *list = selectedList(page);
    QVERIFY(list);
    const QImage image = list->viewport()->grab().toImage();
    QVERIFY(contrast(image.pixelColor(1, height::row / 2), colors().surface) >= minStateContrast);
    QVERIFY(contrast(image.pixelColor(1, height::row / 2), colors().accentTint) >= minStateContrast);
}

void ContrastTest::marksBadgesOnSelectedRows_data()
{
    addThemes();
}

// NOLINTNEXTLINE(readability-function-size): each macro of Qt Test counts as several statements
void ContrastTest::marksBadgesOnSelectedRows()
{
    QFETCH(ThemeChoice, theme);
    applyTheme(theme);
    ListPage page(*findResource(QStringLiteral("orders")), m_fixture->context());
    RecordView *list = selectedList(page);
    QVERIFY(list);
    const QImage image = list->viewport()->grab().toImage();
    const QAbstractItemModel &model = *list->model();
    int section = 0;
    while (model.headerData(section, Qt::Horizontal).toString() != QLatin1String("Status"))
        ++section;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QRect cell = list->visualRect(model.index(row, section));
        const int middle = cell.left() + space::s + 20;
        const double best = bestContrast(image, middle, cell.top() + 3, cell.top() + 6, colors().accentTint);
        QVERIFY2(best >= minStateContrast, qPrintable(QString::number(best)));
    }
}

QTEST_MAIN(ContrastTest)
#include "contrasttest.moc"
