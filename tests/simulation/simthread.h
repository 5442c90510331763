#pragma once

#include "simsubject.h"

#include <QString>

#include <functional>
#include <memory>

namespace meja {

/// Thrown through whatever runs when a simulated process dies.
struct SimCrash
{
};

/// One simulated process. It never runs beside another: the simulation hands it the baton, and it hands the
/// baton back at every call of a port. So any two processes interleave at exactly the places where they could
/// in the real world, by the one random source.
///
/// Each has a stack of its own (`simfibers.cpp`); sanitizers, which follow threads better than stacks, get
/// the same over real threads (`simthreads.cpp`).
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
    /// Who has the baton; nobody while the simulation itself runs.
    static SimThread *current();

    SimSubject subject; ///< What it works on.
    int writes = 0;     ///< Transactions of it that changed something.

private:
    struct Machine;

    void run();

    QString m_name;
    std::function<void()> m_work;
    bool m_isBusy = false;
    bool m_dies = false;
    std::unique_ptr<Machine> m_machine;
};

} // namespace meja
