#include "windowfitter.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

namespace meja {

namespace {

/// Pixels; window managers with the usual decorations need less.
constexpr QMargins estimatedFrame{4, 36, 4, 4};

QScreen *screenOf(const QWidget &window, const QRect &geometry)
{
    QScreen *screen = QGuiApplication::screenAt(geometry.center());
    return screen != nullptr ? screen : window.screen();
}

QMargins frameOf(const QWidget &window)
{
    const QRect outer = window.frameGeometry();
    const QRect inner = window.geometry();
    return {inner.left() - outer.left(), inner.top() - outer.top(), outer.right() - inner.right(),
            outer.bottom() - inner.bottom()};
}

} // namespace

QRect fittedRect(const QRect &wanted, const QMargins &frame, const QRect &available)
{
    const QRect inside = available.marginsRemoved(frame);
    QRect fitted(wanted.topLeft(), wanted.size().boundedTo(inside.size()));
    fitted.moveLeft(std::clamp(fitted.left(), inside.left(), inside.right() - fitted.width() + 1));
    fitted.moveTop(std::clamp(fitted.top(), inside.top(), inside.bottom() - fitted.height() + 1));
    return fitted;
}

WindowFitter::WindowFitter(QWidget &window) : QObject(&window), m_window(window)
{
    m_window.installEventFilter(this);
}

void WindowFitter::restore(const QByteArray &saved, const QSize &defaultSize)
{
    if (!m_window.restoreGeometry(saved)) {
        QRect centred(QPoint(), defaultSize);
        centred.moveCenter(m_window.screen()->availableGeometry().center());
        m_window.setGeometry(centred);
    }
    m_assigned = m_window.geometry();
    fit(estimatedFrame);
}

void WindowFitter::fit(const QMargins &frame)
{
    const bool isSizedBySystem =
        (m_window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) != Qt::WindowNoState;
    if (isSizedBySystem || m_window.size() != m_assigned.size())
        return;
    const QRect available = screenOf(m_window, m_window.geometry())->availableGeometry();
    m_assigned = fittedRect(m_window.geometry(), frame, available);
    if (m_assigned != m_window.geometry())
        m_window.setGeometry(m_assigned);
}

bool WindowFitter::eventFilter(QObject *watched, QEvent *event)
{
    // The window system adds the frame some time after the window is shown, at the latest when the window
    // becomes active.
    if (event->type() == QEvent::Show || event->type() == QEvent::WindowActivate)
        QMetaObject::invokeMethod(
            this, [this] { fit(frameOf(m_window)); }, Qt::QueuedConnection);
    if (event->type() == QEvent::WindowActivate)
        m_window.removeEventFilter(this);
    return QObject::eventFilter(watched, event);
}

} // namespace meja
