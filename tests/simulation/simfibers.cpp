#include "simthread.h"

#include <ucontext.h>

#include <memory>

namespace meja {

namespace {

SimThread *running = nullptr;
constexpr std::size_t stackSize = std::size_t{256} * 1024;

} // namespace

/// Two contexts that run alternately: the process on its own stack, and the code that resumed it.
struct SimThread::Machine
{
    ucontext_t inside = {};
    ucontext_t outside = {};
    std::unique_ptr<char[]> stack = std::make_unique_for_overwrite<char[]>(stackSize);
};

SimThread::SimThread(QString name) : m_name(std::move(name)), m_machine(std::make_unique<Machine>()) {}

SimThread::~SimThread()
{
    if (m_isBusy)
        crash();
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
    getcontext(&m_machine->inside);
    m_machine->inside.uc_stack.ss_sp = m_machine->stack.get();
    m_machine->inside.uc_stack.ss_size = stackSize;
    m_machine->inside.uc_link = &m_machine->outside;
    makecontext(
        &m_machine->inside, +[] { running->run(); }, 0);
    resume();
}

void SimThread::resume()
{
    running = this;
    swapcontext(&m_machine->outside, &m_machine->inside);
    running = nullptr;
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
    SimThread *self = running;
    swapcontext(&self->m_machine->inside, &self->m_machine->outside);
    if (self->m_isCrashing)
        throw SimCrash{};
}

} // namespace meja
