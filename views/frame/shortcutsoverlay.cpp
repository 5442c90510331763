#include "shortcutsoverlay.h"

#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>

namespace meja {

namespace {

constexpr int lineHeight = 26;
constexpr int keyWidth = 150;
constexpr int columnWidth = 400;

struct Shortcut
{
    const char *keys;
    const char *meaning;
};

struct ShortcutGroup
{
    const char *title;
    QList<Shortcut> lines;
};

/// The shortcuts that the overlay lists.
const QList<ShortcutGroup> &shortcutGroups()
{
    static const QList<ShortcutGroup> groups{
        {QT_TRANSLATE_NOOP("Shortcuts", "Everywhere"),
         {{"Ctrl+K", QT_TRANSLATE_NOOP("Shortcuts", "Go to a page, record or action")},
          {"F5", QT_TRANSLATE_NOOP("Shortcuts", "Refresh")},
          {"Shift+F5", QT_TRANSLATE_NOOP("Shortcuts", "Show new rows of a list")},
          {"F1", QT_TRANSLATE_NOOP("Shortcuts", "Keyboard shortcuts")},
          {"Ctrl+B", QT_TRANSLATE_NOOP("Shortcuts", "Collapse/expand sidebar")}}},
        {QT_TRANSLATE_NOOP("Shortcuts", "Tabs"),
         {{"Ctrl+Tab", QT_TRANSLATE_NOOP("Shortcuts", "Next tab")},
          {"Ctrl+Shift+Tab", QT_TRANSLATE_NOOP("Shortcuts", "Previous tab")},
          {"Ctrl+W", QT_TRANSLATE_NOOP("Shortcuts", "Close tab")},
          {"Ctrl+Shift+T", QT_TRANSLATE_NOOP("Shortcuts", "Reopen closed tab")},
          {"Ctrl+Shift+N", QT_TRANSLATE_NOOP("Shortcuts", "Move tab to a new window")}}},
        {QT_TRANSLATE_NOOP("Shortcuts", "Lists"),
         {{"/", QT_TRANSLATE_NOOP("Shortcuts", "Search")},
          {"Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Filter by this column")},
          {"Ctrl+G", QT_TRANSLATE_NOOP("Shortcuts", "Go to date")},
          {"Ctrl+Up, Down", QT_TRANSLATE_NOOP("Shortcuts", "Sort by this column (Shift: add)")},
          {"Ctrl+Left, Right", QT_TRANSLATE_NOOP("Shortcuts", "Change column width")},
          {"Shift+click", QT_TRANSLATE_NOOP("Shortcuts", "Add to sorting; select up to here")},
          {"Enter", QT_TRANSLATE_NOOP("Shortcuts", "Open record")},
          {"Home, End", QT_TRANSLATE_NOOP("Shortcuts", "First or last record")},
          {"Page Up, Page Down", QT_TRANSLATE_NOOP("Shortcuts", "One page up or down")},
          {"Ctrl+C", QT_TRANSLATE_NOOP("Shortcuts", "Copy selected rows")}}},
        {QT_TRANSLATE_NOOP("Shortcuts", "Records"),
         {{"Tab", QT_TRANSLATE_NOOP("Shortcuts", "Next link or value")},
          {"Enter", QT_TRANSLATE_NOOP("Shortcuts", "Open link")},
          {"Esc", QT_TRANSLATE_NOOP("Shortcuts", "Back to the previous page")}}},
    };
    return groups;
}

QString translated(const char *source)
{
    return QCoreApplication::translate("Shortcuts", source);
}

void drawGroup(QPainter &painter, QPoint at, const ShortcutGroup &group)
{
    painter.setFont(fontFor(TextRole::Strong));
    painter.setPen(colors().text);
    painter.drawText(QRect(at, QSize(columnWidth, lineHeight)), Qt::AlignVCenter, translated(group.title));
    at.ry() += lineHeight;
    for (const Shortcut &line : group.lines) {
        painter.setFont(fontFor(TextRole::Body));
        painter.setPen(colors().muted);
        painter.drawText(QRect(at, QSize(keyWidth, lineHeight)), Qt::AlignVCenter, QLatin1String(line.keys));
        painter.setPen(colors().text);
        const QRect place(at.x() + keyWidth, at.y(), columnWidth - keyWidth, lineHeight);
        painter.drawText(place, Qt::AlignVCenter, translated(line.meaning));
        at.ry() += lineHeight;
    }
}

int groupHeight(const ShortcutGroup &group)
{
    return lineHeight * (1 + static_cast<int>(group.lines.size())) + space::l;
}

} // namespace

ShortcutsOverlay::ShortcutsOverlay(QWidget *window) : QWidget(window)
{
    setFocusPolicy(Qt::StrongFocus);
    window->installEventFilter(this);
    hide();
}

void ShortcutsOverlay::present()
{
    if (!isVisible())
        m_keyboard.save();
    setGeometry(parentWidget()->rect());
    setAccessibleName(tr("Keyboard shortcuts"));
    show();
    raise();
    setFocus();
}

void ShortcutsOverlay::dismiss()
{
    hide();
    m_keyboard.restore(*parentWidget());
}

void ShortcutsOverlay::keyPressEvent(QKeyEvent *)
{
    dismiss();
}

void ShortcutsOverlay::mousePressEvent(QMouseEvent *)
{
    dismiss();
}

void ShortcutsOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    const QList<ShortcutGroup> &groups = shortcutGroups();
    const int rows = std::max(groupHeight(groups[0]) + groupHeight(groups[1]),
                              groupHeight(groups[2]) + groupHeight(groups[3]));
    QRect panel(0, 0, 2 * columnWidth + 3 * space::xl, rows + 2 * space::xl + 32);
    panel.moveCenter(rect().center());
    stylepaint::panel(painter, panel, colors().surface, colors().strongLine);
    painter.setFont(fontFor(TextRole::Title));
    painter.setPen(colors().text);
    painter.drawText(panel.adjusted(space::xl, space::l, 0, 0), tr("Keyboard shortcuts"));
    QPoint at = panel.topLeft() + QPoint(space::xl, space::xl + 32);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (i == 2)
            at = panel.topLeft() + QPoint(columnWidth + 2 * space::xl, space::xl + 32);
        drawGroup(painter, at, groups[i]);
        at.ry() += groupHeight(groups[i]);
    }
}

bool ShortcutsOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace meja
