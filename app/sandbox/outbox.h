#pragma once

#include "eventqueue.h"
#include "virtualclock.h"
#include "webhook.h"

#include <QHash>
#include <QJsonArray>

namespace meja::sandbox {

/// All webhooks to the merchant, with their states and attempts. The emulators add webhooks; `SandboxRunner`
/// sends those that are ready and records the responses.
class Outbox
{
public:
    /// The delay before the next attempt after a response; nothing: no further attempt.
    using Rule = std::function<std::optional<Moment>(const Webhook &webhook)>;

    Outbox(EventQueue &eventQueue, const VirtualClock &clock) : m_eventQueue(eventQueue), m_clock(clock) {}

    void setRule(const QString &partner, const Rule &rule) { m_rules.insert(partner, rule); }
    /// Schedules a webhook. @returns its id.
    qint64 post(Webhook webhook, Moment delay);
    /// Stores a webhook that is sent after `release()` is called for its subject.
    qint64 hold(Webhook webhook);
    /// Schedules the held webhooks of a subject.
    void release(const QString &partner, const QString &subject, Moment delay);
    /// Stores a webhook that is never sent.
    qint64 lose(Webhook webhook);

    /// A number for `Webhook::burst`.
    [[nodiscard]] qint64 newBurst() { return ++m_lastBurst; }
    [[nodiscard]] bool hasReady() const { return !m_ready.isEmpty(); }
    [[nodiscard]] QList<Webhook> takeReady();
    /// Records the response to an attempt. @param status HTTP status; 0: no response.
    void recordResponse(qint64 id, int status);

    [[nodiscard]] const QList<Webhook> &all() const { return m_all; }
    [[nodiscard]] QJsonArray toJson(const QString &subject) const;

private:
    qint64 add(Webhook webhook);
    void schedule(qint64 id, Moment delay);
    Webhook &entry(qint64 id) { return m_all[id - 1]; }

    EventQueue &m_eventQueue;
    const VirtualClock &m_clock;
    QHash<QString, Rule> m_rules;
    QList<Webhook> m_all; ///< The id of a webhook is its index + 1.
    QList<qint64> m_ready;
    qint64 m_lastBurst = 0;
};

} // namespace meja::sandbox
