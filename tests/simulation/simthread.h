#pragma once

#include <QString>

#include <functional>
#include <semaphore>
#include <thread>

namespace meja {

/// Thrown through whatever runs when a simulated process dies.
struct SimCrash
{
};

/// One simulated process. It runs on a thread of its own, but never beside another: the simulation hands
/// it the baton, and it hands the baton back at every call of a port. So any two processes interleave at
/// exactly the places where they could in the real world, by the one random source.
class SimThread
{
public:
    explicit SimThread(QString name);
    ~SimThread();
    SimThread(const SimThread &) = delete;
    SimThread &operator=(const SimThread &) = delete;

    void start(std::function<void()> work);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] const QString &name() const { return m_name; }

    /// Lets it run until its next port call or its end.
    void resume();
    /// Its process dies where it stands.
    void crash();

    /// Hands the baton back; called from within. Does nothing outside of any simulated process.
    static void pause();

private:
    void loop();

    QString m_name;
    std::function<void()> m_work;
    bool m_isBusy = false;
    bool m_dies = false;
    bool m_ends = false;
    std::binary_semaphore m_go{0};
    std::binary_semaphore m_back{0};
    std::thread m_thread;
};

} // namespace meja
