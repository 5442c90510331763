#include "commandpalette.h"
#include "desktopfixture.h"
#include "filterbar.h"
#include "filterpopup.h"
#include "listhead.h"
#include "listpage.h"
#include "mainwindow.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "resourcecatalogue.h"
#include "signindialog.h"
#include "stateview.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>
#include <QTextDocument>

#include <memory>

using namespace meja;

namespace {

/// Shown as it is, this does nothing; as HTML it would load a file.
const QString markup = QStringLiteral("<img src=\"file:///nowhere\"> <b>tebal</b> &lt;i&gt;");

/// The gate of a dialog that is never used to sign in.
class ClosedGate : public SignInGate
{
public:
    QFuture<SignInOutcome> signIn(const SignInRequest &) override { return {}; }
    QFuture<SignInOutcome> check(const SignInRequest &) override { return {}; }
    [[nodiscard]] bool hasKeychain() const override { return false; }
    QFuture<QString> storedPassword(const SignInRequest &) override { return {}; }
};

/// Everything that a widget shows as text, with what is wrong about it.
class TextWalk
{
public:
    explicit TextWalk(QWidget &top)
    {
        QList<QWidget *> widgets = top.findChildren<QWidget *>();
        widgets.prepend(&top);
        for (QWidget *widget : std::as_const(widgets))
            visit(*widget);
    }

    [[nodiscard]] QStringList problems() const { return m_problems; }
    [[nodiscard]] int textsWithMarkup() const { return m_textsWithMarkup; }

private:
    void visit(QWidget &widget)
    {
        checkPlain(widget, "tooltip", widget.toolTip());
        checkPlain(widget, "what's this", widget.whatsThis());
        checkPlain(widget, "status tip", widget.statusTip());
        count(widget.accessibleName());
        const auto actions = widget.actions();
        for (const QAction *action : actions)
            checkPlain(widget, "tooltip of an action", action->toolTip());
        if (const auto *label = qobject_cast<QLabel *>(&widget))
            checkLabel(*label);
        if (const auto *bar = qobject_cast<QTabBar *>(&widget))
            checkTabs(*bar);
        if (const auto *view = qobject_cast<QAbstractItemView *>(&widget); view && view->model())
            checkItems(*view);
    }

    void checkLabel(const QLabel &label)
    {
        count(label.text());
        const bool isEscaped = label.textFormat() == Qt::RichText &&
                               !label.text().contains(QLatin1String("<img")) &&
                               !label.text().contains(QLatin1String("<b>"));
        if (label.textFormat() != Qt::PlainText && !isEscaped)
            report(label, "label", label.text());
    }
    void checkTabs(const QTabBar &bar)
    {
        for (int i = 0; i < bar.count(); ++i)
            checkPlain(bar, "tooltip of a tab", bar.tabToolTip(i));
    }
    void checkItems(const QAbstractItemView &view)
    {
        const QAbstractItemModel &model = *view.model();
        for (int row = 0; row < std::min(model.rowCount(), 20); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                for (const int role : {Qt::ToolTipRole, Qt::WhatsThisRole, Qt::StatusTipRole})
                    checkPlain(view, "role of an item", model.index(row, column).data(role).toString());
                count(model.index(row, column).data().toString());
            }
        }
    }
    void checkPlain(const QWidget &widget, const char *what, const QString &text)
    {
        count(text);
        if (Qt::mightBeRichText(text))
            report(widget, what, text);
    }
    void report(const QWidget &widget, const char *what, const QString &text)
    {
        m_problems.append(QStringLiteral("%1 of %2 %3: %4")
                              .arg(QLatin1String(what), QLatin1String(widget.metaObject()->className()),
                                   widget.objectName(), text.left(80)));
    }
    void count(const QString &text) { m_textsWithMarkup += text.contains(QLatin1String("tebal")) ? 1 : 0; }

    QStringList m_problems;
    int m_textsWithMarkup = 0;
};

} // namespace

/// Tests that no widget interprets data as HTML: every text of every page contains markup.
class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsMarkupOfRecords_data();
    void showsMarkupOfRecords();
    void showsMarkupOfLists_data();
    void showsMarkupOfLists();
    void showsMarkupAroundThePages();
    void showsMarkupOfFailures();
    void walksEveryKindOfText();
    void showsToolTipsAsTheyAre_data();
    void showsToolTipsAsTheyAre();
    void cutsLongToolTips();

private:
    void check(QWidget &top, int minTexts);
    [[nodiscard]] DesktopContext context(Role role)
    {
        return {m_fixture->source, {markup, role, markup, markup}, m_fixture->settings()};
    }

    std::unique_ptr<DesktopFixture> m_fixture;
};

void PlainTextTest::initTestCase()
{
    applyTheme(ThemeChoice::Light);
    applyLanguage(Language::English);
}

void PlainTextTest::init()
{
    m_fixture = std::make_unique<DesktopFixture>();
    m_fixture->source.everyText = markup;
}

/// @param minTexts at least so many texts must contain the markup; otherwise the walk missed them.
void PlainTextTest::check(QWidget &top, int minTexts)
{
    const TextWalk walk(top);
    for (const QString &problem : walk.problems())
        qWarning("%s", qUtf8Printable(problem));
    QVERIFY(walk.problems().isEmpty());
    QVERIFY2(walk.textsWithMarkup() >= minTexts, qPrintable(QString::number(walk.textsWithMarkup())));
}

void PlainTextTest::showsMarkupOfRecords_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<Role>("role");
    for (const Resource &resource : resourceCatalogue()) {
        for (const Role role : resource.roles)
            QTest::addRow("%s, %d", qPrintable(resource.name), int(role)) << resource.name << role;
    }
}

/// Detail pages, and the order page.
void PlainTextTest::showsMarkupOfRecords()
{
    QFETCH(QString, resource);
    QFETCH(Role, role);
    SavedTab tab;
    tab.address = PageAddress{resource, 3};
    const std::unique_ptr<DesktopPage> page(makeDesktopPage(tab, context(role), nullptr));
    page->resize(1400, 900);
    page->show();
    QTRY_VERIFY(page->isSettled());
    check(*page, 1);
}

void PlainTextTest::showsMarkupOfLists_data()
{
    showsMarkupOfRecords_data();
}

/// A list with a search that fails, a chip for a filter, and the popups of all filters.
void PlainTextTest::showsMarkupOfLists()
{
    QFETCH(QString, resource);
    QFETCH(Role, role);
    const Resource &described = *findResource(resource);
    ListPage page(described, context(role));
    ListState state = page.state();
    state.query.search = markup;
    for (const Filter &filter : described.filters) {
        if (filter.kind == FilterKind::Related) {
            state.query.conditions.append({.column = filter.column, .values = {QStringLiteral("7")}});
            state.titles.insert(filter.column + QStringLiteral("/7"), markup);
        }
    }
    page.restore(state);
    page.resize(1400, 900);
    page.show();
    QTRY_VERIFY(page.isSettled());
    check(page, static_cast<int>(state.titles.size()));
    for (const Filter &filter : described.filters) {
        page.head().filters().open(filter.column);
        QCoreApplication::processEvents();
        if (auto *popup = page.findChild<FilterPopup *>()) {
            check(*popup, 0);
            popup->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

/// Tabs with names of records, status bar, banner and palette.
void PlainTextTest::showsMarkupAroundThePages()
{
    MainWindow window(m_fixture->settings());
    window.openSession({markup, Role::Admin, markup, markup}, m_fixture->source);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.open(PageAddress{QStringLiteral("users"), 3});
    QTRY_VERIFY(window.isSettled());
    window.showPalette();
    auto *palette = window.findChild<CommandPalette *>();
    QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("MJ2"));
    QTRY_VERIFY(palette->titles().contains(markup));
    check(window, 5);
    QVERIFY(QTest::qWaitFor([&] { return window.isSettled(); }));
}

void PlainTextTest::showsMarkupOfFailures()
{
    MainWindow window(m_fixture->settings());
    window.show();
    window.showFailure(markup, markup);
    check(window, 2);
    ClosedGate gate;
    SignInDialog dialog(gate, m_fixture->settings());
    dialog.show();
    dialog.showFailure({SignInProblem::Other, markup});
    check(dialog, 1);
    StateView state(new QWidget);
    state.showFailed(markup, markup, markup);
    check(state, 2);
    m_fixture->source.failure = Error{.kind = ErrorKind::Invalid, .detail = markup};
    for (const Resource &resource : resourceCatalogue()) {
        ListPage page(resource, context(resource.roles.first()));
        page.show();
        QTRY_VERIFY(page.isSettled());
        check(page, 0);
    }
}

/// The walk itself must find what is wrong.
void PlainTextTest::walksEveryKindOfText()
{
    QWidget top;
    auto *label = new QLabel(markup, &top);
    auto *bar = new QTabBar(&top);
    bar->addTab(QStringLiteral("x"));
    bar->setTabToolTip(0, markup);
    label->setToolTip(markup);
    label->setWhatsThis(markup);
    QCOMPARE(TextWalk(top).problems().size(), 4);
    label->setTextFormat(Qt::PlainText);
    setPlainToolTip(label, markup);
    bar->setTabToolTip(0, plainToolTip(markup));
    QCOMPARE(TextWalk(top).problems().size(), 1);
}

void PlainTextTest::showsToolTipsAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isUnchanged");
    QTest::newRow("name") << QStringLiteral("Siti & Budi") << true;
    QTest::newRow("comparison") << QStringLiteral("5 < 7 > 6") << true;
    QTest::newRow("two lines") << QStringLiteral("Jl. Melati\n<b>") << true;
    for (const char *text : {"<b>x</b>", "x <img src='file:///nowhere'>", " <a href='x'>", "a &lt; b",
                             "<!DOCTYPE html>", "<?xml?><p>", "<br/>", "\n<qt>x"})
        QTest::newRow(text) << QString::fromLatin1(text) << false;
}

void PlainTextTest::showsToolTipsAsTheyAre()
{
    QFETCH(QString, text);
    QFETCH(bool, isUnchanged);
    const QString shown = plainToolTip(text);
    QVERIFY2(!Qt::mightBeRichText(shown), qPrintable(shown));
    QCOMPARE(shown == text, isUnchanged);
    QCOMPARE(QString(shown).remove(QChar(0x2060)), text);
}

void PlainTextTest::cutsLongToolTips()
{
    QCOMPARE(plainToolTip(QString(1'000'000, u'x')).size(), 1001);
}

QTEST_MAIN(PlainTextTest)
#include "plaintexttest.moc"
