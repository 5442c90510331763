#pragma once

#include "listpage.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace meja::bench {

/// Operates a list page through mouse and key events and waits until the rows are painted. Used by
/// desktopbench.
class ListDriver : public QObject
{
    Q_OBJECT

public:
    explicit ListDriver(ListPage &page);

    /// Runs `action`. Returns the milliseconds until the resulting rows were painted; negative after 300 s.
    double untilPainted(const std::function<void()> &action);
    /// Returns the milliseconds until the first rows or a progress bar were painted; negative after 300 s.
    double untilProgress(const std::function<void()> &action);

    /// Types a text into the search box. The time begins with the last key.
    double untilFound(const QString &text);
    double untilProgressOf(const QString &text);
    void clearSearch();

    double untilFilled(const ListState &state);
    double untilJumped(int row);

    struct Scrolling
    {
        double framesPerSecond = 0;
        double longestBlankMs = 0; ///< Longest time with an empty row on screen.
    };
    Scrolling holdPageDown(int presses);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    double wait(const std::function<bool()> &done);
    void waitForEvent(qint64 maxMs);
    void type(const QString &text);
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isBlank() const;

    ListPage &m_page;
    QElapsedTimer m_timer;
    QTimer m_tick; ///< Ends waitForEvent() if no other event arrives.
    int m_frames = 0;
};

} // namespace meja::bench
