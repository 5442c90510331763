#include "keysoverlay.h"

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

struct KeyLine
{
    const char *keys;
    const char *meaning;
};

struct KeyGroup
{
    const char *title;
    QList<KeyLine> lines;
};

/// What each key does; a key stands here when the program really listens to it.
const QList<KeyGroup> &keyGroups()
{
    static const QList<KeyGroup> groups{
        {QT_TRANSLATE_NOOP("Keys", "Everywhere"),
         {{"Ctrl+K", QT_TRANSLATE_NOOP("Keys", "Go to a page, a record or an action")},
          {"F5", QT_TRANSLATE_NOOP("Keys", "Read again")},
          {"F1", QT_TRANSLATE_NOOP("Keys", "This sheet")},
          {"Ctrl+B", QT_TRANSLATE_NOOP("Keys", "Narrow or widen the navigation")}}},
        {QT_TRANSLATE_NOOP("Keys", "Tabs"),
         {{"Ctrl+Tab", QT_TRANSLATE_NOOP("Keys", "Next tab")},
          {"Ctrl+Shift+Tab", QT_TRANSLATE_NOOP("Keys", "Previous tab")},
          {"Ctrl+W", QT_TRANSLATE_NOOP("Keys", "Close the tab")},
          {"Ctrl+Shift+T", QT_TRANSLATE_NOOP("Keys", "Reopen the tab closed last")},
          {"Ctrl+Shift+N", QT_TRANSLATE_NOOP("Keys", "Move the tab to its own window")}}},
        {QT_TRANSLATE_NOOP("Keys", "Lists"),
         {{"/", QT_TRANSLATE_NOOP("Keys", "Search")},
          {"Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Filter by the current column")},
          {"Ctrl+G", QT_TRANSLATE_NOOP("Keys", "Choose days in the calendar")},
          {"Ctrl+Up, Down", QT_TRANSLATE_NOOP("Keys", "Sort by this column (Shift: also)")},
          {"Ctrl+Left, Right", QT_TRANSLATE_NOOP("Keys", "Narrow or widen this column")},
          {"Shift+click", QT_TRANSLATE_NOOP("Keys", "Sort by this too; pick up to here")},
          {"Enter", QT_TRANSLATE_NOOP("Keys", "Open the record")},
          {"Home, End", QT_TRANSLATE_NOOP("Keys", "First and last record")},
          {"Page Up, Page Down", QT_TRANSLATE_NOOP("Keys", "A screen up or down")},
          {"Ctrl+C", QT_TRANSLATE_NOOP("Keys", "Copy the selection as a table")}}},
        {QT_TRANSLATE_NOOP("Keys", "Records"),
         {{"Tab", QT_TRANSLATE_NOOP("Keys", "Next link or value")},
          {"Enter", QT_TRANSLATE_NOOP("Keys", "Follow the link")},
          {"Esc", QT_TRANSLATE_NOOP("Keys", "Back to where it was opened from")}}},
    };
    return groups;
}

QString word(const char *source)
{
    return QCoreApplication::translate("Keys", source);
}

void drawGroup(QPainter &painter, QPoint at, const KeyGroup &group)
{
    painter.setFont(fontFor(TextRole::Strong));
    painter.setPen(colors().text);
    painter.drawText(QRect(at, QSize(columnWidth, lineHeight)), Qt::AlignVCenter, word(group.title));
    at.ry() += lineHeight;
    for (const KeyLine &line : group.lines) {
        painter.setFont(fontFor(TextRole::Body));
        painter.setPen(colors().muted);
        painter.drawText(QRect(at, QSize(keyWidth, lineHeight)), Qt::AlignVCenter, QLatin1String(line.keys));
        painter.setPen(colors().text);
        const QRect place(at.x() + keyWidth, at.y(), columnWidth - keyWidth, lineHeight);
        painter.drawText(place, Qt::AlignVCenter, word(line.meaning));
        at.ry() += lineHeight;
    }
}

int groupHeight(const KeyGroup &group)
{
    return lineHeight * (1 + static_cast<int>(group.lines.size())) + space::l;
}

} // namespace

KeysOverlay::KeysOverlay(QWidget *window) : QWidget(window)
{
    setFocusPolicy(Qt::StrongFocus);
    window->installEventFilter(this);
    hide();
}

void KeysOverlay::present()
{
    if (!isVisible())
        m_keyboard.borrow();
    setGeometry(parentWidget()->rect());
    setAccessibleName(tr("Keys"));
    show();
    raise();
    setFocus();
}

void KeysOverlay::dismiss()
{
    hide();
    m_keyboard.giveBack(*parentWidget());
}

void KeysOverlay::keyPressEvent(QKeyEvent *)
{
    dismiss();
}

void KeysOverlay::mousePressEvent(QMouseEvent *)
{
    dismiss();
}

void KeysOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    const QList<KeyGroup> &groups = keyGroups();
    const int rows = std::max(groupHeight(groups[0]) + groupHeight(groups[1]),
                              groupHeight(groups[2]) + groupHeight(groups[3]));
    QRect sheet(0, 0, 2 * columnWidth + 3 * space::xl, rows + 2 * space::xl + 32);
    sheet.moveCenter(rect().center());
    stylepaint::panel(painter, sheet, colors().surface, colors().strongLine);
    painter.setFont(fontFor(TextRole::Title));
    painter.setPen(colors().text);
    painter.drawText(sheet.adjusted(space::xl, space::l, 0, 0), tr("Keys"));
    QPoint at = sheet.topLeft() + QPoint(space::xl, space::xl + 32);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (i == 2)
            at = sheet.topLeft() + QPoint(columnWidth + 2 * space::xl, space::xl + 32);
        drawGroup(painter, at, groups[i]);
        at.ry() += groupHeight(groups[i]);
    }
}

bool KeysOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace meja
