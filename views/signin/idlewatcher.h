#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace meja {

/// Reports when nobody has used the keyboard or the mouse in any window of the program for a while. Uses the
/// wall clock, so that the time for which the computer slept counts.
class IdleWatcher : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<std::chrono::system_clock::time_point()>;

    explicit IdleWatcher(QObject *parent = nullptr, Clock clock = std::chrono::system_clock::now);

    /// Begins to watch. `limit` is read at each check; zero turns the watch off.
    void start(std::function<std::chrono::minutes()> limit);
    void stop();
    /// Emits `idle()` if the limit is exceeded. A timer calls it; tests call it directly.
    void check();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void idle(); ///< Emitted once; `start()` begins again.

private:
    Clock m_clock;
    std::function<std::chrono::minutes()> m_limit;
    std::chrono::system_clock::time_point m_lastInput;
    bool m_watching = false;
};

} // namespace meja
