#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

class QKeyEvent;
class QShortcut;
class QWidget;

namespace meja {

/// The windows and widgets in which a shortcut works.
enum class ShortcutPlace {
    Window,     ///< The main window and the windows of torn-off tabs.
    MainWindow, ///< Only the main window.
    List,       ///< A list page: its rows and the controls above them.
    Rows,       ///< The rows of a list.
    Record,     ///< The page of one record.
    Sheet       ///< A filter, the columns or the calendar below their button.
};

enum class ShortcutAction {
    ShowPalette,
    Refresh,
    ShowHelp,
    ToggleSidebar,
    NextTab,
    PreviousTab,
    CloseTab,
    ReopenTab,
    TearOffTab,
    CopyLink,
    Lock,
    GoBack,
    Search,
    FilterColumn,
    GoToDate,
    ShowNewRows,
    SortUp,
    SortDown,
    AddSortUp,
    AddSortDown,
    Narrower,
    Wider,
    OpenRow,
    SelectRow,
    SelectAll,
    Copy,
    CopyCell,
    ShowMenu,
    FirstRow,
    LastRow,
    PageUp,
    PageDown,
    NextValue,
    FollowLink,
    LeavePage,
    Apply,
    CloseSheet
};

/// One shortcut. `words` is the English text of the sheet, translated in the context `Shortcuts`.
struct Shortcut
{
    ShortcutAction action;
    ShortcutPlace place;
    const char *keys; ///< As `QKeySequence::PortableText`.
    const char *words;
};

/// All shortcuts of the desktop. Every `QShortcut` and every key handler of the lists is made from this
/// table, and the sheet (F1) shows it.
[[nodiscard]] const QList<Shortcut> &shortcutTable();

/// The keys of an action in the sheet's notation, such as `Ctrl+G`.
[[nodiscard]] QString keysOf(ShortcutAction action);

/// The action of this key in that place.
[[nodiscard]] std::optional<ShortcutAction> shortcutAction(const QKeyEvent &event, ShortcutPlace place);

/// Creates the `QShortcut`s of a place for `widget` and the widgets in it.
/// @param act is called with the action of the pressed shortcut.
QList<QShortcut *> makeShortcuts(QWidget &widget, ShortcutPlace place,
                                 const std::function<void(ShortcutAction)> &act);

} // namespace meja
