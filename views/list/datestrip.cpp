#include "datestrip.h"

#include "formats.h"
#include "plaintooltip.h"
#include "resourcecatalogue.h"
#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"
#include "whenready.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

#include <algorithm>

namespace meja {

namespace {

constexpr int stripHeight = 40;
constexpr int labelHeight = 14;
constexpr int maxBarWidth = 64;

DateRange yearOf(QDate day)
{
    const QDate first(day.year(), 1, 1);
    return {first, first.addYears(1)};
}

DateRange monthOf(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    return {first, first.addMonths(1)};
}

/// The year or month whose bars are shown while the list is filtered by `chosen`.
std::optional<DateRange> enclosing(const std::optional<DateRange> &chosen)
{
    if (!chosen)
        return std::nullopt;
    if (chosen->until <= monthOf(chosen->from).until)
        return monthOf(chosen->from);
    return yearOf(chosen->from);
}

Granularity partsOf(const std::optional<DateRange> &range)
{
    if (!range)
        return Granularity::Year;
    return *range == monthOf(range->from) ? Granularity::Day : Granularity::Month;
}

QDate nextOf(QDate day, Granularity granularity)
{
    switch (granularity) {
    case Granularity::Year:
        return day.addYears(1);
    case Granularity::Month:
        return day.addMonths(1);
    case Granularity::Day:
        return day.addDays(1);
    }
    Q_UNREACHABLE();
}

} // namespace

DateStrip::DateStrip(RecordSource &source, QWidget *parent) : QWidget(parent), m_source(source)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Dates"));
}

DateStrip::~DateStrip()
{
    m_source.cancel(m_lane);
}

QSize DateStrip::sizeHint() const
{
    return {480, stripHeight};
}

void DateStrip::setQuery(const ListQuery &query)
{
    const auto range = enclosing(query.dates);
    m_query = query;
    m_enclosing = range;
    m_granularity = partsOf(range);
    layOutCrumbs();
    m_source.cancel(m_lane);
    ++m_requestId;
    m_barsNeeded = true;
    m_loading = true;
    update();
}

void DateStrip::loadBars()
{
    if (!std::exchange(m_barsNeeded, false))
        return;
    ListQuery whole = m_query;
    whole.dates = m_enclosing;
    whenReady(m_source.histogram(m_lane, whole, m_granularity), this,
              [this, requestId = m_requestId](const Result<DateHistogram> &histogram) {
                  if (requestId != m_requestId)
                      return;
                  m_loading = false;
                  showHistogram(
                      histogram.value_or(DateHistogram{.granularity = m_granularity, .buckets = {}}));
              });
}

/// Months and days without rows get an empty bar.
void DateStrip::showHistogram(const DateHistogram &histogram)
{
    m_buckets = histogram.buckets;
    m_exact = histogram.exact;
    if (m_enclosing) {
        QHash<QDate, qint64> rows;
        for (const DateBucket &bucket : histogram.buckets)
            rows.insert(bucket.start, bucket.rows);
        m_buckets.clear();
        for (QDate day = m_enclosing->from; day < m_enclosing->until; day = nextOf(day, m_granularity))
            m_buckets.append({day, rows.value(day)});
    }
    m_maxRows = 0;
    for (const DateBucket &bucket : std::as_const(m_buckets))
        m_maxRows = std::max(m_maxRows, bucket.rows);
    m_current = std::min(m_current, m_buckets.size() - 1);
    update();
}

void DateStrip::layOutCrumbs()
{
    m_crumbs = {{.text = tr("All dates")}};
    if (m_query.dates) {
        const QDate day = m_query.dates->from;
        m_crumbs.append({.text = QString::number(day.year()), .range = yearOf(day)});
        if (m_granularity == Granularity::Day)
            m_crumbs.append({.text = QLocale().standaloneMonthName(day.month()), .range = monthOf(day)});
    }
    int left = 0;
    for (Crumb &crumb : m_crumbs) {
        const int width = fontMetrics().horizontalAdvance(crumb.text) + space::l;
        crumb.area = QRect(left, 0, width, stripHeight);
        left += width;
    }
}

int DateStrip::barsLeft() const
{
    return m_crumbs.isEmpty() ? 0 : m_crumbs.last().area.right() + space::s;
}

QRect DateStrip::barArea(qsizetype place) const
{
    const int count = std::max(1, static_cast<int>(m_buckets.size()));
    const int available = std::max(count, width() - barsLeft());
    const int each = std::min(maxBarWidth, available / count);
    return {barsLeft() + static_cast<int>(place) * each, 0, each, stripHeight};
}

DateRange DateStrip::rangeOf(const DateBucket &bucket) const
{
    return {bucket.start, nextOf(bucket.start, m_granularity)};
}

QString DateStrip::nameOf(const DateBucket &bucket) const
{
    switch (m_granularity) {
    case Granularity::Year:
        return QString::number(bucket.start.year());
    case Granularity::Month:
        return QLocale().standaloneMonthName(bucket.start.month(), QLocale::ShortFormat);
    case Granularity::Day:
        return QString::number(bucket.start.day());
    }
    Q_UNREACHABLE();
}

QString DateStrip::describe(const DateBucket &bucket) const
{
    const ValueFormat &format = valueFormat();
    const QString count = findResource(m_query.resource)->countText(bucket.rows);
    const QString rows = m_exact ? count : QStringLiteral("≈ ") + count;
    const QString day = m_granularity == Granularity::Day ? format.day(bucket.start) : nameOf(bucket);
    return QStringLiteral("%1: %2").arg(day, rows);
}

void DateStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Body));
    for (qsizetype i = 0; i < m_crumbs.size(); ++i) {
        const bool isLast = i == m_crumbs.size() - 1;
        painter.setPen(isLast ? colors().text : colors().link);
        painter.drawText(m_crumbs[i].area, Qt::AlignLeft | Qt::AlignVCenter, m_crumbs[i].text);
        painter.setPen(colors().faint);
        if (!isLast)
            painter.drawText(m_crumbs[i].area.adjusted(0, 0, -space::xs, 0),
                             Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("›"));
    }
    painter.setFont(fontFor(TextRole::Small));
    for (qsizetype i = 0; i < m_buckets.size(); ++i)
        paintBar(painter, i);
    const bool isBarFocused = m_current >= 0 && m_current < m_buckets.size();
    if (hasFocus() && !isBarFocused)
        stylepaint::focusRing(painter, rect());
}

void DateStrip::paintBar(QPainter &painter, qsizetype place) const
{
    const DateBucket &bucket = m_buckets[place];
    const QRect area = barArea(place);
    const bool chosen = m_query.dates && *m_query.dates == rangeOf(bucket);
    const int maxHeight = stripHeight - labelHeight - 4;
    const int barHeight = m_maxRows > 0 && bucket.rows > 0
                              ? std::max(2, static_cast<int>(maxHeight * bucket.rows / m_maxRows))
                              : 0;
    const QColor plain = place == m_hovered ? colors().muted : colors().strongLine;
    if (place == m_hovered)
        painter.fillRect(area, colors().hover);
    painter.fillRect(area.left() + 2, stripHeight - labelHeight - barHeight, area.width() - 4, barHeight,
                     chosen ? colors().accent : plain);
    painter.setPen(chosen ? colors().accent : bucket.rows > 0 ? colors().muted : colors().faint);
    painter.drawText(QRect(area.left(), stripHeight - labelHeight, area.width(), labelHeight),
                     Qt::AlignCenter, nameOf(bucket));
    if (place == m_current && hasFocus()) {
        painter.setPen(colors().focus);
        painter.drawRect(area.adjusted(0, 0, -1, -1));
    }
}

qsizetype DateStrip::placeAt(const QPoint &point) const
{
    for (qsizetype i = 0; i < m_buckets.size(); ++i) {
        if (barArea(i).contains(point))
            return i;
    }
    return -1;
}

void DateStrip::choose(qsizetype place)
{
    if (place < 0 || place >= m_buckets.size())
        return;
    const DateRange range = rangeOf(m_buckets[place]);
    // A second click on the chosen bar removes its filter.
    if (m_query.dates == range)
        Q_EMIT rangeChosen(m_enclosing);
    else
        Q_EMIT rangeChosen(range);
}

void DateStrip::mousePressEvent(QMouseEvent *event)
{
    for (const Crumb &crumb : std::as_const(m_crumbs)) {
        if (crumb.area.contains(event->pos()))
            return Q_EMIT rangeChosen(crumb.range);
    }
    choose(placeAt(event->pos()));
}

void DateStrip::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = placeAt(event->pos());
    const bool onCrumb = event->pos().x() < barsLeft() - space::s;
    setCursor(m_hovered >= 0 || onCrumb ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void DateStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void DateStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_current = std::max<qsizetype>(0, m_current - 1);
        break;
    case Qt::Key_Right:
        m_current = std::min(m_buckets.size() - 1, m_current + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(m_current);
    case Qt::Key_Backspace:
    case Qt::Key_Up:
        if (m_crumbs.size() > 1)
            Q_EMIT rangeChosen(m_crumbs[m_crumbs.size() - 2].range);
        return;
    default:
        return event->ignore();
    }
    if (m_current >= 0 && m_current < m_buckets.size())
        setAccessibleDescription(describe(m_buckets[m_current]));
    update();
}

bool DateStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qsizetype place = placeAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           place < 0 ? QString() : plainToolTip(describe(m_buckets[place])), this);
        return true;
    }
    if (event->type() == QEvent::LanguageChange)
        layOutCrumbs();
    return QWidget::event(event);
}

} // namespace meja
