#pragma once

#include "sandboxstate.h"
#include "webhooksender.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace meja::sandbox {

/// Owns the sandbox's state, gives threads exclusive access to it, runs due events and sends webhooks. Its
/// own thread runs events in the order of their times and continues only after every webhook sent has a
/// response. `meja-sandbox` has one; the HTTP handlers use it.
class SandboxRunner
{
public:
    SandboxRunner(const StartSettings &start, Keys keys, WebhookSender sendWebhook);
    ~SandboxRunner();
    Q_DISABLE_COPY_MOVE(SandboxRunner)

    /// Runs `work` with exclusive access to the state. @returns its result.
    template <class Work>
    auto with(const Work &work)
    {
        const std::lock_guard lock(m_mutex);
        catchUp();
        const Wake wake{m_changed};
        return work(*m_state);
    }

    /// Blocks until all due events have run and their webhooks have been sent. With a running clock, it does
    /// not wait for later events.
    void settle();
    /// Replaces the state with a new one. Nothing: with the same start settings as before.
    void reset(const std::optional<StartSettings> &start);

    /// The machine's time, not the sandbox's.
    [[nodiscard]] static Moment realNow();

private:
    struct Wake
    {
        std::condition_variable &changed;
        ~Wake() { changed.notify_all(); }
    };

    void catchUp();
    void run();
    [[nodiscard]] bool step(std::unique_lock<std::mutex> &lock);
    void send(std::unique_lock<std::mutex> &lock);
    void waitForWork(std::unique_lock<std::mutex> &lock);
    [[nodiscard]] bool isDue() const;

    Keys m_keys;
    WebhookSender m_sendWebhook;
    StartSettings m_start;
    std::mutex m_mutex; ///< Guards everything below.
    std::condition_variable m_changed;
    std::unique_ptr<SandboxState> m_state;
    quint64 m_generation = 0; ///< Identifies responses to webhooks sent before a reset.
    bool m_isSending = false;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace meja::sandbox
