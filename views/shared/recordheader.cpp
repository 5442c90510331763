#include "recordheader.h"

#include "plaintooltip.h"
#include "shortcuttable.h"
#include "theme.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace meja {

namespace {

constexpr int arrowWidth = 10;
constexpr int arrowGap = 4;
constexpr int minSectionWidth = 48;
constexpr int widthStep = 16;

} // namespace

RecordHeader::RecordHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    setMinimumSectionSize(minSectionWidth);
    setTextElideMode(Qt::ElideRight);
    setAccessibleName(tr("Columns"));
    connect(this, &QHeaderView::sectionClicked, this,
            [this](int section) { Q_EMIT sortRequested(section, m_modifiers.testFlag(Qt::ShiftModifier)); });
}

void RecordHeader::setLevels(const QList<Level> &levels)
{
    m_levels = levels;
    viewport()->update();
}

bool RecordHeader::handleKey(const QKeyEvent &event, int section)
{
    const auto action = section < 0 ? std::nullopt : shortcutAction(event, ShortcutPlace::Rows);
    if (action == ShortcutAction::SortUp || action == ShortcutAction::AddSortUp)
        Q_EMIT orderRequested(section, action == ShortcutAction::AddSortUp, Qt::AscendingOrder);
    else if (action == ShortcutAction::SortDown || action == ShortcutAction::AddSortDown)
        Q_EMIT orderRequested(section, action == ShortcutAction::AddSortDown, Qt::DescendingOrder);
    else if (action == ShortcutAction::Narrower)
        changeWidth(section, -widthStep);
    else if (action == ShortcutAction::Wider)
        changeWidth(section, widthStep);
    else
        return false;
    return true;
}

void RecordHeader::changeWidth(int section, int pixels)
{
    resizeSection(section, std::max(minimumSectionSize(), sectionSize(section) + pixels));
}

QSize RecordHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), height::header};
}

void RecordHeader::mouseReleaseEvent(QMouseEvent *event)
{
    // The base class emits `sectionClicked` without the modifier keys.
    m_modifiers = event->modifiers();
    QHeaderView::mouseReleaseEvent(event);
}

bool RecordHeader::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_toolTips)
        return QHeaderView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int section = logicalIndexAt(help->pos());
    QToolTip::showText(help->globalPos(), section < 0 ? QString() : plainToolTip(m_toolTips(section)), this);
    return true;
}

QSize RecordHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QSize size = QHeaderView::sectionSizeFromContents(logicalIndex);
    return {size.width() + 2 * space::s + arrowGap + arrowWidth, height::header};
}

qsizetype RecordHeader::levelOf(int section) const
{
    const auto found = std::find_if(m_levels.cbegin(), m_levels.cend(),
                                    [section](const Level &level) { return level.section == section; });
    return found == m_levels.cend() ? -1 : found - m_levels.cbegin();
}

void RecordHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->fillRect(rect, colors().surface);
    painter->setPen(colors().line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());

    QRect text = rect.adjusted(space::s, 0, -space::s, 0);
    const qsizetype level = levelOf(logicalIndex);
    if (level >= 0) {
        paintLevel(painter, text, level);
        text.setRight(text.right() - arrowGap - arrowWidth - (m_levels.size() > 1 ? arrowWidth : 0));
    }
    const int alignment = model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole).toInt();
    const QString title = model()->headerData(logicalIndex, orientation(), Qt::DisplayRole).toString();
    painter->setPen(level >= 0 ? colors().text : colors().muted);
    painter->drawText(text, alignment | Qt::AlignVCenter,
                      fontMetrics().elidedText(title, Qt::ElideRight, text.width()));
}

void RecordHeader::paintLevel(QPainter *painter, const QRect &rect, qsizetype level) const
{
    const bool down = m_levels[level].order == Qt::DescendingOrder;
    const int tip = down ? 2 : -2;
    const int numberWidth = m_levels.size() > 1 ? arrowWidth : 0;
    const QPoint centre(rect.right() - numberWidth - arrowWidth / 2 + 1, rect.center().y() + 1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colors().accent, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(centre + QPoint(-3, -tip), centre + QPoint(0, tip));
    painter->drawLine(centre + QPoint(0, tip), centre + QPoint(3, -tip));
    if (numberWidth > 0) {
        painter->setFont(fontFor(TextRole::Small));
        painter->drawText(QRect(rect.right() - numberWidth + 2, rect.top(), numberWidth, rect.height()),
                          Qt::AlignCenter, QString::number(level + 1));
    }
    painter->restore();
}

} // namespace meja
