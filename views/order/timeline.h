#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include "tone.h"

namespace meja {

/// One event of a record's life.
struct TimelineEntry
{
    QString word; ///< The state it came to.
    Tone tone = Tone::Neutral;
    QString when;
    QString who;
    QString reason; ///< May be empty.
};

/// What happened to a record, newest first, as a line with dots.
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
