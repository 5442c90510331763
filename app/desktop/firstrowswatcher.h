#pragma once

#include <QObject>
#include <QTimer>

namespace meja {

class MainWindow;

/// Emits `painted` after the first list has painted its first rows. The start-up benchmark uses it.
class FirstRowsWatcher : public QObject
{
    Q_OBJECT

public:
    explicit FirstRowsWatcher(MainWindow &window);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void painted();

private:
    void checkForRows();

    MainWindow &m_window;
    QTimer m_timer;
    bool m_hasRows = false;
};

} // namespace meja
