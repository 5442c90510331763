#include "simthread.h"

#include "mutants.h"

namespace meja {

namespace {

thread_local SimThread *running = nullptr;

} // namespace

SimThread::SimThread(QString name) : m_name(std::move(name)), m_thread([this] { loop(); }) {}

SimThread::~SimThread()
{
    if (m_isBusy)
        crash();
    m_ends = true;
    m_go.release();
    m_thread.join();
}

void SimThread::loop()
{
    running = this;
    for (m_go.acquire(); !m_ends; m_go.acquire()) {
        try {
            m_work();
        } catch (const SimCrash &) {
        }
        m_isBusy = false;
        m_back.release();
    }
}

void SimThread::start(std::function<void()> work)
{
    m_work = [work = std::move(work), mutant = liveMutant] {
        liveMutant = mutant;
        work();
    };
    m_dies = false;
    m_isBusy = true;
    resume();
}

void SimThread::resume()
{
    m_go.release();
    m_back.acquire();
}

void SimThread::crash()
{
    m_dies = true;
    resume();
}

void SimThread::pause()
{
    if (!running)
        return;
    running->m_back.release();
    running->m_go.acquire();
    if (running->m_dies)
        throw SimCrash{};
}

} // namespace meja
