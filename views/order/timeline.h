#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include "tone.h"

namespace meja {

/// One entry of a timeline.
struct TimelineEntry
{
    QString status; ///< The new status.
    Tone tone = Tone::Neutral;
    QString time;
    QString actor;
    QString reason; ///< May be empty.
};

/// The changes of a record's status, newest first, as a line with dots.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(QWidget *parent = nullptr);

    void setEntries(const QList<TimelineEntry> &entries);
    [[nodiscard]] const QList<TimelineEntry> &entries() const { return m_entries; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<TimelineEntry> m_entries;
};

} // namespace meja
