#include "listdriver.h"

#include "listhead.h"
#include "searchbox.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

namespace meja::bench {

namespace {

constexpr qint64 timeoutMs = 300'000;
/// Faster than a keyboard, which repeats a held key about 30 times per second.
constexpr qint64 repeatMs = 10;
constexpr qint64 longestFrameMs = 100;

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

ListDriver::ListDriver(ListPage &page) : m_page(page)
{
    page.view().viewport()->installEventFilter(this);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
}

bool ListDriver::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        ++m_frames;
    return QObject::eventFilter(watched, event);
}

double ListDriver::untilPainted(const std::function<void()> &action)
{
    m_timer.start();
    action();
    return wait([this] { return isComplete(); });
}

double ListDriver::untilProgress(const std::function<void()> &action)
{
    m_timer.start();
    action();
    return wait([this] {
        const ListStatus &status = m_page.model().status();
        return isComplete() || (status.growing && (status.rows > 0 || status.progress > 0));
    });
}

void ListDriver::type(const QString &text)
{
    m_page.head().search().setFocus();
    m_page.head().search().selectAll();
    QTest::keyClicks(&m_page.head().search(), text);
}

double ListDriver::untilFound(const QString &text)
{
    type(text.chopped(1));
    return untilPainted([&] { QTest::keyClicks(&m_page.head().search(), text.last(1)); });
}

double ListDriver::untilProgressOf(const QString &text)
{
    type(text.chopped(1));
    return untilProgress([&] { QTest::keyClicks(&m_page.head().search(), text.last(1)); });
}

void ListDriver::clearSearch()
{
    untilPainted([this] { QTest::keyClick(&m_page.head().search(), Qt::Key_Escape); });
}

double ListDriver::untilFilled(const ListState &state)
{
    return untilPainted([&] { m_page.restore(state); });
}

double ListDriver::untilJumped(int row)
{
    return untilPainted([&] { m_page.view().verticalScrollBar()->setValue(row); });
}

ListDriver::Scrolling ListDriver::holdPageDown(int presses)
{
    Scrolling scrolling;
    QElapsedTimer blank;
    QElapsedTimer whole;
    whole.start();
    const int before = m_frames;
    for (int press = 0; press < presses; ++press) {
        QTest::keyClick(&m_page.view(), Qt::Key_PageDown);
        const int painted = m_frames;
        QElapsedTimer sincePress;
        sincePress.start();
        while (sincePress.elapsed() < repeatMs)
            waitForEvent(repeatMs - sincePress.elapsed());
        while (m_frames == painted && sincePress.elapsed() < longestFrameMs)
            waitForEvent(longestFrameMs - sincePress.elapsed());
        if (!isBlank())
            blank.invalidate();
        else if (!blank.isValid())
            blank.start();
        else
            scrolling.longestBlankMs = std::max(scrolling.longestBlankMs, milliseconds(blank));
    }
    scrolling.framesPerSecond = (m_frames - before) * 1000.0 / milliseconds(whole);
    return scrolling;
}

double ListDriver::wait(const std::function<bool()> &done)
{
    // Only a frame that is painted after the rows have arrived counts.
    while (m_timer.elapsed() < timeoutMs) {
        const int painted = m_frames;
        const bool complete = done();
        waitForEvent(longestFrameMs);
        if (complete && (m_frames > painted || !m_page.view().viewport()->isVisible()))
            return milliseconds(m_timer);
        if (complete)
            m_page.view().viewport()->update();
    }
    return -1;
}

/// Sleeps until an event arrives, so that the server can use all cores, as in normal use.
void ListDriver::waitForEvent(qint64 maxMs)
{
    m_tick.start(static_cast<int>(std::max<qint64>(maxMs, 0)));
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

bool ListDriver::isComplete() const
{
    const ListStatus &status = m_page.model().status();
    if (status.loading || m_page.head().search().text().trimmed() != m_page.model().query().search)
        return false;
    return status.loadState == LoadState::Empty || (status.loadState == LoadState::Filled && !isBlank());
}

bool ListDriver::isBlank() const
{
    const int first = m_page.view().topRow();
    const int last = std::min(first + m_page.view().rowsPerPage(), m_page.model().rowCount()) - 1;
    for (int row = first; row <= last; ++row) {
        if (m_page.model().record(row) == nullptr)
            return true;
    }
    return false;
}

} // namespace meja::bench
