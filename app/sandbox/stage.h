#pragma once

#include "carrier.h"
#include "world.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace meja::sandbox {

/// Holds the world for several threads, lets its time pass, and sends what it has to send. One thread of its
/// own lets things happen in the order of time; before it goes on, every message that left has its answer.
class Stage
{
public:
    Stage(const Beginning &beginning, Keys keys, Carrier carrier);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// Works on the world while nobody else does.
    template <class Work>
    auto with(const Work &work)
    {
        const std::lock_guard lock(m_mutex);
        catchUp();
        const Wake wake{m_changed};
        return work(*m_world);
    }

    /// Returns when everything until the goal has happened and been sent; a clock that runs is not waited for
    /// beyond what is due.
    void settle();
    /// The same world as at the beginning, or another one.
    void reset(const std::optional<Beginning> &beginning);

    /// The machine's time.
    [[nodiscard]] static Moment realNow();

private:
    struct Wake
    {
        std::condition_variable &changed;
        ~Wake() { changed.notify_all(); }
    };

    void catchUp();
    void live();
    [[nodiscard]] bool step(std::unique_lock<std::mutex> &lock);
    void send(std::unique_lock<std::mutex> &lock);
    void rest(std::unique_lock<std::mutex> &lock);
    [[nodiscard]] bool isDue() const;

    Keys m_keys;
    Carrier m_carrier;
    Beginning m_beginning;
    std::mutex m_mutex; ///< Guards everything below.
    std::condition_variable m_changed;
    std::unique_ptr<World> m_world;
    quint64 m_generation = 0; ///< Tells the answers to an earlier world's messages.
    bool m_isSending = false;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace meja::sandbox
