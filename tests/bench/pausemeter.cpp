#include "pausemeter.h"

#include <QEvent>

namespace meja::bench {

bool PauseMeter::notify(QObject *receiver, QEvent *event)
{
    // The time of an outer event includes its nested events, so only outer events are recorded.
    const bool outermost = m_depth++ == 0;
    const QString name = QStringLiteral("%1 %2")
                             .arg(QLatin1String(receiver->metaObject()->className()))
                             .arg(int(event->type()));
    QElapsedTimer timer;
    timer.start();
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    if (outermost && timer.nsecsElapsed() > m_longest) {
        m_longest = timer.nsecsElapsed();
        m_name = name;
    }
    return handled;
}

} // namespace meja::bench
