#pragma once

#include "listpage.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace meja::bench {

/// Works a list page as a person would and waits for what a person waits for: the painted rows.
class ListDriver : public QObject
{
    Q_OBJECT

public:
    explicit ListDriver(ListPage &page);

    /// Runs `action` and tells how many milliseconds passed until the rows of its answer were painted;
    /// negative after 300 s.
    double untilPainted(const std::function<void()> &action);
    /// The same, but the first rows or a sign of progress are enough.
    double untilProgress(const std::function<void()> &action);

    /// Types a text into the search box; the time runs from the last key.
    double untilFound(const QString &text);
    double untilProgressOf(const QString &text);
    void clearSearch();

    double untilFilled(const ListState &state);
    double untilJumped(int row);

    struct Scrolling
    {
        double framesPerSecond = 0;
        double longestBlankMs = 0; ///< With at least one row on screen still empty.
    };
    Scrolling holdPageDown(int presses);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    double wait(const std::function<bool()> &done);
    void waitForAnEvent(qint64 atMostMs);
    void type(const QString &text);
    [[nodiscard]] bool isAnswered() const;
    [[nodiscard]] bool isBlank() const;

    ListPage &m_page;
    QElapsedTimer m_timer;
    QTimer m_tick; ///< An event of its own, should there be no other.
    int m_frames = 0;
};

} // namespace meja::bench
