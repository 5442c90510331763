#include <QMutex>
#include <QRunnable>
#include <QSemaphore>
#include <QThreadPool>

namespace {

/// Counts without a lock, called from below Qt's uninstrumented pool as our own workers are.
class Careless : public QRunnable
{
public:
    Careless(int &total, QSemaphore &started) : m_total(total), m_started(started) {}

    void run() override
    {
        // Both are at work at the same time.
        m_started.release();
        for (int i = 0; i < 100'000; ++i)
            ++m_total;
    }

private:
    int &m_total;
    QSemaphore &m_started;
};

} // namespace

/// A race made on purpose: the thread sanitizer must find it in spite of every suppression we keep.
int main()
{
    int total = 0;
    QSemaphore started;
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    pool.start(new Careless(total, started));
    pool.start(new Careless(total, started));
    pool.waitForDone();
    return started.available() == 2 ? 0 : 1;
}
