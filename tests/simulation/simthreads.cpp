#include "simthread.h"

#include <semaphore>
#include <thread>

namespace meja {

namespace {

thread_local SimThread *running = nullptr;

} // namespace

/// A thread that runs only while all others wait.
struct SimThread::Machine
{
    std::binary_semaphore go{0};
    std::binary_semaphore back{0};
    bool ends = false;
    std::thread thread;
};

SimThread::SimThread(QString name) : m_name(std::move(name)), m_machine(std::make_unique<Machine>())
{
    m_machine->thread = std::thread([this] {
        running = this;
        for (m_machine->go.acquire(); !m_machine->ends; m_machine->go.acquire()) {
            run();
            m_machine->back.release();
        }
    });
}

SimThread::~SimThread()
{
    if (m_isBusy)
        crash();
    m_machine->ends = true;
    m_machine->go.release();
    m_machine->thread.join();
}

SimThread *SimThread::current()
{
    return running;
}

void SimThread::run()
{
    try {
        m_work();
    } catch (const SimCrash &) {
    }
    m_isBusy = false;
}

void SimThread::start(std::function<void()> work)
{
    m_work = std::move(work);
    m_isCrashing = false;
    m_isBusy = true;
    subject = {};
    resume();
}

void SimThread::resume()
{
    m_machine->go.release();
    m_machine->back.acquire();
}

void SimThread::crash()
{
    m_isCrashing = true;
    resume();
}

void SimThread::pause()
{
    if (!running)
        return;
    running->m_machine->back.release();
    running->m_machine->go.acquire();
    if (running->m_isCrashing)
        throw SimCrash{};
}

} // namespace meja
