#include <QMutex>
#include <QRunnable>
#include <QSemaphore>
#include <QThreadPool>

namespace {

/// Increments without a lock. Like our own workers it runs in a thread pool of Qt, which is not instrumented.
class UnlockedCounter : public QRunnable
{
public:
    UnlockedCounter(int &total, QSemaphore &started) : m_total(total), m_started(started) {}

    void run() override
    {
        // Signals that this thread runs, so that main() can check that both ran.
        m_started.release();
        for (int i = 0; i < 100'000; ++i)
            ++m_total;
    }

private:
    int &m_total;
    QSemaphore &m_started;
};

} // namespace

/// A deliberate data race. The thread sanitizer must report it in spite of our suppressions.
int main()
{
    int total = 0;
    QSemaphore started;
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    pool.start(new UnlockedCounter(total, started));
    pool.start(new UnlockedCounter(total, started));
    pool.waitForDone();
    return started.available() == 2 ? 0 : 1;
}
