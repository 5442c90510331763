#include "monthgrid.h"

#include "formats.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QHash>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace meja {

namespace {

constexpr int daysPerWeek = 7;
constexpr int weeks = 6;
constexpr int headHeight = 22;
constexpr QSize cellSize{34, 28};
const QDate firstDay(1900, 1, 1);
const QDate lastDay(2199, 12, 31);

/// The day to which a key moves the cursor; empty for other keys.
std::optional<QDate> moved(const QKeyEvent &event, QDate day)
{
    const bool byYear = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Left:
        return day.addDays(-1);
    case Qt::Key_Right:
        return day.addDays(1);
    case Qt::Key_Up:
        return day.addDays(-daysPerWeek);
    case Qt::Key_Down:
        return day.addDays(daysPerWeek);
    case Qt::Key_PageUp:
        return byYear ? day.addYears(-1) : day.addMonths(-1);
    case Qt::Key_PageDown:
        return byYear ? day.addYears(1) : day.addMonths(1);
    case Qt::Key_Home:
        return QDate(day.year(), day.month(), 1);
    case Qt::Key_End:
        return QDate(day.year(), day.month(), day.daysInMonth());
    default:
        return std::nullopt;
    }
}

} // namespace

MonthGrid::MonthGrid(QDate today, QWidget *parent) : QWidget(parent), m_today(today), m_day(today)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

QSize MonthGrid::sizeHint() const
{
    return {cellSize.width() * daysPerWeek, headHeight + cellSize.height() * weeks};
}

void MonthGrid::setDay(QDate day)
{
    if (!day.isValid() || day == m_day)
        return;
    m_day = std::clamp(day, firstDay, lastDay);
    describe();
    update();
    Q_EMIT moved(m_day);
}

void MonthGrid::describe()
{
    setAccessibleName(tr("Calendar: %1").arg(valueFormat().day(m_day)));
}

/// The Monday on or before the first of the month.
QDate MonthGrid::firstShown() const
{
    const QDate first(m_day.year(), m_day.month(), 1);
    return first.addDays(1 - first.dayOfWeek());
}

QRect MonthGrid::cell(int row, int column) const
{
    return {QPoint(column * cellSize.width(), headHeight + row * cellSize.height()), cellSize};
}

QRect MonthGrid::areaOf(QDate day) const
{
    const auto place = static_cast<int>(firstShown().daysTo(day));
    if (place < 0 || place >= daysPerWeek * weeks)
        return {};
    return cell(place / daysPerWeek, place % daysPerWeek);
}

QDate MonthGrid::dayAt(const QPoint &point) const
{
    if (point.y() < headHeight || !rect().contains(point))
        return {};
    const int place = (point.y() - headHeight) / cellSize.height() * daysPerWeek +
                      std::min(point.x() / cellSize.width(), daysPerWeek - 1);
    return firstShown().addDays(place);
}

void MonthGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Small));
    painter.setPen(colors().muted);
    for (int column = 0; column < daysPerWeek; ++column) {
        const QRect head(column * cellSize.width(), 0, cellSize.width(), headHeight);
        painter.drawText(head, Qt::AlignCenter,
                         QLocale().standaloneDayName(column + 1, QLocale::ShortFormat));
    }
    painter.setFont(fontFor(TextRole::Body));
    for (int place = 0; place < daysPerWeek * weeks; ++place)
        paintDay(painter, firstShown().addDays(place));
}

void MonthGrid::paintDay(QPainter &painter, QDate day) const
{
    const Colors &c = colors();
    const QRect area = areaOf(day).adjusted(2, 1, -2, -1);
    const bool isCurrent = day == m_day;
    if (isCurrent)
        stylepaint::panel(painter, area, c.accent, QColor());
    else if (day == m_today)
        stylepaint::panel(painter, area, QColor(), c.accent);
    if (isCurrent && hasFocus())
        stylepaint::focusRing(painter, areaOf(day));
    painter.setPen(isCurrent ? c.onAccent : day.month() == m_day.month() ? c.text : c.muted);
    painter.drawText(area, Qt::AlignCenter, QString::number(day.day()));
}

void MonthGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT chosen(m_day);
    else if (const auto day = meja::moved(*event, m_day))
        setDay(*day);
    else
        QWidget::keyPressEvent(event);
}

void MonthGrid::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->pos());
    if (!day.isValid())
        return;
    setDay(day);
    Q_EMIT chosen(m_day);
}

void MonthGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

} // namespace meja
