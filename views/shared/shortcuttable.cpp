#include "shortcuttable.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

#include <algorithm>

namespace meja {

namespace {

QKeySequence sequenceOf(const Shortcut &shortcut)
{
    return QKeySequence::fromString(QString::fromLatin1(shortcut.keys), QKeySequence::PortableText);
}

QList<Shortcut> windowShortcuts()
{
    using A = ShortcutAction;
    constexpr auto window = ShortcutPlace::Window;
    constexpr auto main = ShortcutPlace::MainWindow;
    return {
        {A::ShowPalette, window, "Ctrl+K", QT_TRANSLATE_NOOP("Shortcuts", "Go to a page, record or action")},
        {A::Refresh, window, "F5", QT_TRANSLATE_NOOP("Shortcuts", "Refresh")},
        {A::ShowHelp, window, "F1", QT_TRANSLATE_NOOP("Shortcuts", "Keyboard shortcuts and search help")},
        {A::CloseTab, window, "Ctrl+W", QT_TRANSLATE_NOOP("Shortcuts", "Close tab or window")},
        {A::GoBack, window, "Alt+Left", QT_TRANSLATE_NOOP("Shortcuts", "Back to the previous page")},
        {A::ToggleSidebar, main, "Ctrl+B", QT_TRANSLATE_NOOP("Shortcuts", "Collapse/expand sidebar")},
        {A::NextTab, main, "Ctrl+Tab", QT_TRANSLATE_NOOP("Shortcuts", "Next tab")},
        {A::PreviousTab, main, "Ctrl+Shift+Tab", QT_TRANSLATE_NOOP("Shortcuts", "Previous tab")},
        {A::ReopenTab, main, "Ctrl+Shift+T", QT_TRANSLATE_NOOP("Shortcuts", "Reopen closed tab")},
        {A::TearOffTab, main, "Ctrl+Shift+N", QT_TRANSLATE_NOOP("Shortcuts", "Move tab to a new window")},
        {A::CopyLink, main, "Ctrl+Shift+U", QT_TRANSLATE_NOOP("Shortcuts", "Copy link to this page")},
        {A::Lock, main, "Ctrl+Shift+L", QT_TRANSLATE_NOOP("Shortcuts", "Lock")},
    };
}

QList<Shortcut> listShortcuts()
{
    using A = ShortcutAction;
    constexpr auto list = ShortcutPlace::List;
    constexpr auto rows = ShortcutPlace::Rows;
    const auto *const sort = QT_TRANSLATE_NOOP("Shortcuts", "Sort by this column");
    const auto *const addSort = QT_TRANSLATE_NOOP("Shortcuts", "Add this column to the sorting");
    const auto *const width = QT_TRANSLATE_NOOP("Shortcuts", "Change column width");
    const auto *const open = QT_TRANSLATE_NOOP("Shortcuts", "Open record");
    const auto *const ends = QT_TRANSLATE_NOOP("Shortcuts", "First or last record");
    const auto *const page = QT_TRANSLATE_NOOP("Shortcuts", "One page up or down");
    const auto *const menu = QT_TRANSLATE_NOOP("Shortcuts", "Menu of this row and value");
    return {
        {A::Search, list, "/", QT_TRANSLATE_NOOP("Shortcuts", "Search")},
        {A::FilterColumn, list, "Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Filter by this column")},
        {A::GoToDate, list, "Ctrl+G", QT_TRANSLATE_NOOP("Shortcuts", "Go to date")},
        {A::ShowNewRows, list, "Shift+F5", QT_TRANSLATE_NOOP("Shortcuts", "Show new rows of a list")},
        {A::OpenRow, rows, "Return", open},
        {A::OpenRow, rows, "Enter", open},
        {A::SelectRow, rows, "Space", QT_TRANSLATE_NOOP("Shortcuts", "Select this row")},
        {A::SelectAll, rows, "Ctrl+A", QT_TRANSLATE_NOOP("Shortcuts", "Select all results")},
        {A::Copy, rows, "Ctrl+C", QT_TRANSLATE_NOOP("Shortcuts", "Copy selected rows")},
        {A::CopyCell, rows, "Ctrl+Shift+C", QT_TRANSLATE_NOOP("Shortcuts", "Copy this value")},
        {A::ShowMenu, rows, "Menu", menu},
        {A::ShowMenu, rows, "Shift+F10", menu},
        {A::SortUp, rows, "Ctrl+Up", sort},
        {A::SortDown, rows, "Ctrl+Down", sort},
        {A::AddSortUp, rows, "Ctrl+Shift+Up", addSort},
        {A::AddSortDown, rows, "Ctrl+Shift+Down", addSort},
        {A::Narrower, rows, "Ctrl+Left", width},
        {A::Wider, rows, "Ctrl+Right", width},
        {A::FirstRow, rows, "Home", ends},
        {A::LastRow, rows, "End", ends},
        {A::PageUp, rows, "PgUp", page},
        {A::PageDown, rows, "PgDown", page},
    };
}

QList<Shortcut> otherShortcuts()
{
    using A = ShortcutAction;
    constexpr auto record = ShortcutPlace::Record;
    constexpr auto sheet = ShortcutPlace::Sheet;
    return {
        {A::NextValue, record, "Tab", QT_TRANSLATE_NOOP("Shortcuts", "Next link or value")},
        {A::FollowLink, record, "Return", QT_TRANSLATE_NOOP("Shortcuts", "Open link")},
        {A::LeavePage, record, "Esc", QT_TRANSLATE_NOOP("Shortcuts", "Back to the previous page")},
        {A::Apply, sheet, "Return", QT_TRANSLATE_NOOP("Shortcuts", "Apply")},
        {A::CloseSheet, sheet, "Esc", QT_TRANSLATE_NOOP("Shortcuts", "Close")},
    };
}

} // namespace

const QList<Shortcut> &shortcutTable()
{
    static const QList<Shortcut> table = windowShortcuts() + listShortcuts() + otherShortcuts();
    return table;
}

QString keysOf(ShortcutAction action)
{
    const QList<Shortcut> &table = shortcutTable();
    const auto found = std::find_if(table.cbegin(), table.cend(),
                                    [action](const Shortcut &each) { return each.action == action; });
    return found == table.cend() ? QString() : QString::fromLatin1(found->keys);
}

std::optional<ShortcutAction> shortcutAction(const QKeyEvent &event, ShortcutPlace place)
{
    const QKeyCombination pressed(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key()));
    const QKeySequence keys(pressed);
    for (const Shortcut &each : shortcutTable()) {
        if (each.place == place && sequenceOf(each) == keys)
            return each.action;
    }
    return std::nullopt;
}

QList<QShortcut *> makeShortcuts(QWidget &widget, ShortcutPlace place,
                                 const std::function<void(ShortcutAction)> &act)
{
    QList<QShortcut *> made;
    for (const Shortcut &each : shortcutTable()) {
        if (each.place != place)
            continue;
        auto *shortcut = new QShortcut(sequenceOf(each), &widget);
        shortcut->setContext(widget.isWindow() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, &widget,
                         [act, action = each.action] { act(action); });
        made.append(shortcut);
    }
    return made;
}

} // namespace meja
