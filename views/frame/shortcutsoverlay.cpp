#include "shortcutsoverlay.h"

#include "plainlabel.h"
#include "searchexamples.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace meja {

namespace {

constexpr QSize maxPanelSize{1000, 700};

QString shortcutText(const char *source)
{
    return QCoreApplication::translate("Shortcuts", source);
}

/// One line of the sheet: all keys with the same meaning.
struct Line
{
    QStringList keys;
    const char *meaning;
};

QList<Line> linesOf(const QList<ShortcutPlace> &places)
{
    QList<Line> lines;
    for (const Shortcut &each : shortcutTable()) {
        const bool isSame = !lines.isEmpty() && qstrcmp(lines.last().meaning, each.words) == 0;
        if (!places.contains(each.place))
            continue;
        if (!isSame)
            lines.append(Line{{}, each.words});
        lines.last().keys.append(QString::fromLatin1(each.keys));
    }
    return lines;
}

QLabel *labelOf(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setFont(fontFor(role));
    return label;
}

} // namespace

ShortcutsOverlay::ShortcutsOverlay(QWidget *window, const QList<ShortcutPlace> &places)
    : QWidget(window), m_places(places), m_panel(new QScrollArea(this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_panel->setWidgetResizable(true);
    m_panel->setFrameShape(QFrame::NoFrame);
    m_panel->setFocusPolicy(Qt::NoFocus);
    m_panel->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    window->installEventFilter(this);
    hide();
}

void ShortcutsOverlay::present(const SearchHelp &help)
{
    if (isVisible())
        return dismiss();
    m_keyboard.save();
    m_help = help;
    fill();
    place();
    show();
    raise();
    setFocus();
}

void ShortcutsOverlay::fill()
{
    setAccessibleName(tr("Keyboard shortcuts"));
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(space::xl, space::l, space::xl, space::l);
    rows->addWidget(labelOf(tr("Keyboard shortcuts"), TextRole::Title, content));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::xl);
    rows->addLayout(columns, 1);
    auto *first = new QVBoxLayout;
    auto *second = new QVBoxLayout;
    columns->addLayout(first, 1);
    columns->addLayout(second, 1);
    addGroup(*first, tr("Everywhere"), m_places);
    addGroup(*first, tr("Records"), {ShortcutPlace::Record});
    addGroup(*first, tr("Filters and dates"), {ShortcutPlace::Sheet});
    addExamples(*first);
    addGroup(*second, tr("Lists"), {ShortcutPlace::List, ShortcutPlace::Rows});
    first->addStretch(1);
    second->addStretch(1);
    m_panel->setWidget(content);
}

void ShortcutsOverlay::addGroup(QVBoxLayout &column, const QString &title, const QList<ShortcutPlace> &places)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::xs);
    grid->setColumnStretch(1, 1);
    column.addWidget(labelOf(title, TextRole::Strong, this));
    for (const Line &line : linesOf(places)) {
        const int row = grid->rowCount();
        QLabel *keys = labelOf(line.keys.join(QStringLiteral(", ")), TextRole::Body, this);
        keys->setPalette(mutedPalette());
        grid->addWidget(keys, row, 0);
        grid->addWidget(labelOf(shortcutText(line.meaning), TextRole::Body, this), row, 1);
    }
    column.addLayout(grid);
    column.addSpacing(space::m);
}

void ShortcutsOverlay::addExamples(QVBoxLayout &column)
{
    if (!m_help.resource)
        return;
    const QString list = m_help.resource->plural.text();
    //: Heading of examples of the search language; %1 is a list, such as Orders.
    column.addWidget(labelOf(tr("Search examples: %1").arg(list), TextRole::Strong, this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    for (const SearchExample &each : searchExamples(*m_help.resource, m_help.role)) {
        auto *example = new QPushButton(QString(each.search).replace(u'&', QStringLiteral("&&")), this);
        example->setFlat(true);
        example->setAutoDefault(true);
        example->setObjectName(QStringLiteral("example"));
        connect(example, &QPushButton::clicked, this, [this, search = each.search] {
            dismiss();
            Q_EMIT exampleChosen(m_help.resource->name, search);
        });
        const int row = grid->rowCount();
        grid->addWidget(example, row, 0);
        grid->addWidget(
            labelOf(QCoreApplication::translate("SearchExamples", each.meaning), TextRole::Body, this), row,
            1);
    }
    column.addLayout(grid);
}

void ShortcutsOverlay::place()
{
    setGeometry(parentWidget()->rect());
    const QSize room = size() - QSize(2 * space::m, 2 * space::m);
    QRect area(QPoint(), m_panel->widget()->sizeHint().boundedTo(maxPanelSize).boundedTo(room));
    area.moveCenter(rect().center());
    m_panel->setGeometry(area);
}

void ShortcutsOverlay::dismiss()
{
    hide();
    m_keyboard.restore(*parentWidget());
}

void ShortcutsOverlay::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return dismiss();
    case Qt::Key_Down:
        focusNextPrevChild(true);
        return;
    case Qt::Key_Up:
        focusNextPrevChild(false);
        return;
    default:
        event->accept(); // The window behind must not handle it.
    }
}

bool ShortcutsOverlay::focusNextPrevChild(bool next)
{
    const auto examples = m_panel->findChildren<QPushButton *>();
    if (examples.isEmpty())
        return false;
    const auto focused = std::find_if(examples.cbegin(), examples.cend(),
                                      [](const QPushButton *each) { return each->hasFocus(); });
    const qsizetype start = next ? -1 : 0;
    const qsizetype place = focused == examples.cend() ? start : focused - examples.cbegin();
    const qsizetype count = examples.size();
    QPushButton *wanted = examples[(place + (next ? 1 : -1) + count) % count];
    wanted->setFocus(Qt::TabFocusReason);
    m_panel->ensureWidgetVisible(wanted);
    return true;
}

void ShortcutsOverlay::mousePressEvent(QMouseEvent *)
{
    dismiss();
}

void ShortcutsOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    stylepaint::panel(painter, m_panel->geometry().adjusted(-1, -1, 1, 1), colors().surface,
                      colors().strongLine);
}

void ShortcutsOverlay::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && isVisible()) {
        fill();
        place();
    }
    QWidget::changeEvent(event);
}

bool ShortcutsOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace meja
