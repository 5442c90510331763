#pragma once

#include "simsubject.h"

#include <QString>

#include <functional>
#include <memory>

namespace meja {

/// Thrown in a simulated process to end it when it crashes.
struct SimCrash
{
};

/// One simulated process. Only one runs at a time: the simulation resumes it, and it pauses at every call of
/// a port. So processes interleave only where they can in the real system, and the seed determines how.
///
/// Each has its own stack (`simfibers.cpp`). Sanitizers cannot follow these, so their builds use real threads
/// (`simthreads.cpp`).
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

    /// Runs it until its next port call or its end.
    void resume();
    /// Ends it at its current port call.
    void crash();

    /// Called inside a process: returns to the simulation. Does nothing outside of any simulated process.
    static void pause();
    /// The running process; null while the simulation itself runs.
    static SimThread *current();

    SimSubject subject; ///< The row that it processes.
    int writes = 0;     ///< Its transactions that changed data.

private:
    struct Machine;

    void run();

    QString m_name;
    std::function<void()> m_work;
    bool m_isBusy = false;
    bool m_isCrashing = false;
    std::unique_ptr<Machine> m_machine;
};

} // namespace meja
