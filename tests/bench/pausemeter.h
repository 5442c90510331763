#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QString>

namespace meja::bench {

/// The application object of a benchmark. Records the longest time that one event kept the GUI thread busy.
class PauseMeter : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;

    void restart() { m_longest = 0; }
    [[nodiscard]] double longestMs() const { return static_cast<double>(m_longest) / 1e6; }
    /// The class that received the longest event, and the type of the event.
    [[nodiscard]] QString longestEvent() const { return m_name; }

private:
    int m_depth = 0;
    qint64 m_longest = 0; ///< Nanoseconds.
    QString m_name;
};

} // namespace meja::bench
