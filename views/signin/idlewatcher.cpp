#include "idlewatcher.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include <utility>

namespace meja {

namespace {

constexpr std::chrono::seconds checkInterval{5};

bool isInput(QEvent::Type type)
{
    switch (static_cast<int>(type)) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleWatcher::IdleWatcher(QObject *parent, Clock clock) : QObject(parent), m_clock(std::move(clock))
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &IdleWatcher::check);
    timer->start(checkInterval);
}

void IdleWatcher::start(std::function<std::chrono::minutes()> limit)
{
    m_limit = std::move(limit);
    m_lastInput = m_clock();
    if (!std::exchange(m_watching, true))
        QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatcher::stop()
{
    if (std::exchange(m_watching, false))
        QCoreApplication::instance()->removeEventFilter(this);
}

void IdleWatcher::check()
{
    if (!m_watching)
        return;
    const auto limit = m_limit();
    const auto now = m_clock();
    m_lastInput = std::min(m_lastInput, now); // The clock may be set back.
    if (limit.count() <= 0 || now - m_lastInput < limit)
        return;
    stop();
    Q_EMIT idle();
}

bool IdleWatcher::eventFilter(QObject *watched, QEvent *event)
{
    if (isInput(event->type()))
        m_lastInput = m_clock();
    return QObject::eventFilter(watched, event);
}

} // namespace meja
