#include "timeline.h"

#include "badge.h"
#include "theme.h"
#include "tokens.h"

#include <QPainter>

namespace meja {

namespace {

constexpr int entryHeight = 36;
constexpr int reasonHeight = 17;
constexpr int dot = 9;
constexpr int textLeft = 22;

int heightOf(const TimelineEntry &entry)
{
    return entryHeight + (entry.reason.isEmpty() ? 0 : reasonHeight);
}

} // namespace

Timeline::Timeline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Timeline::setEntries(const QList<TimelineEntry> &entries)
{
    m_entries = entries;
    QStringList sentences;
    for (const TimelineEntry &entry : entries)
        sentences.append(QStringLiteral("%1, %2, %3").arg(entry.status, entry.time, entry.actor));
    setAccessibleName(sentences.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize Timeline::sizeHint() const
{
    int height = 0;
    for (const TimelineEntry &entry : m_entries)
        height += heightOf(entry);
    return {240, height};
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &c = colors();
    int top = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const TimelineEntry &entry = m_entries[i];
        const int middle = dot / 2 + 1;
        if (i + 1 < m_entries.size())
            painter.fillRect(QRect(middle, top + 10, 1, heightOf(entry)), c.strongLine);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.tone(entry.tone).text);
        painter.drawEllipse(QRect(1, top + 6, dot, dot));
        painter.restore();
        const auto line = [&](TextRole role, const QColor &color, int offset, const QString &text) {
            painter.setFont(fontFor(role));
            painter.setPen(color);
            const QRect place(textLeft, top + offset, width() - textLeft, 20);
            painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
        };
        line(TextRole::Strong, c.text, 0, entry.status);
        line(TextRole::Small, c.muted, 17, QStringLiteral("%1 · %2").arg(entry.time, entry.actor));
        if (!entry.reason.isEmpty())
            line(TextRole::Small, c.muted, 17 + reasonHeight, entry.reason);
        top += heightOf(entry);
    }
}

} // namespace meja
