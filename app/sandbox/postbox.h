#pragma once

#include "agenda.h"
#include "virtualclock.h"
#include "webhook.h"

#include <QHash>
#include <QJsonArray>

namespace meja::sandbox {

/// Keeps every message to the merchant from its making to its last attempt. It sends nothing itself: whoever
/// holds a socket takes what is ready and tells what was answered.
class Postbox
{
public:
    /// The pause until another attempt at a message that was just answered; nothing: it rests.
    using Rule = std::function<std::optional<Moment>(const Webhook &webhook)>;

    Postbox(Agenda &agenda, const VirtualClock &clock) : m_agenda(agenda), m_clock(clock) {}

    void setRule(const QString &partner, Rule rule) { m_rules.insert(partner, std::move(rule)); }
    /// Leaves after the delay. @returns its id.
    qint64 post(Webhook webhook, Moment delay);
    /// Leaves only when `release()` is called for its subject.
    qint64 hold(Webhook webhook);
    /// Sends what is held for a subject after the delay.
    void release(const QString &partner, const QString &subject, Moment delay);
    /// Remembered as made and never sent.
    qint64 lose(Webhook webhook);

    [[nodiscard]] qint64 newBurst() { return ++m_lastBurst; }
    [[nodiscard]] bool hasReady() const { return !m_ready.isEmpty(); }
    [[nodiscard]] QList<Webhook> takeReady();
    /// `answer` is an HTTP status, or 0 for none.
    void answered(qint64 id, int answer);

    [[nodiscard]] const QList<Webhook> &all() const { return m_all; }
    [[nodiscard]] QJsonArray toJson(const QString &subject) const;

private:
    qint64 keep(Webhook webhook);
    void schedule(qint64 id, Moment delay);
    Webhook &entry(qint64 id) { return m_all[id - 1]; }

    Agenda &m_agenda;
    const VirtualClock &m_clock;
    QHash<QString, Rule> m_rules;
    QList<Webhook> m_all; ///< A message's id is its place, counted from 1.
    QList<qint64> m_ready;
    qint64 m_lastBurst = 0;
};

} // namespace meja::sandbox
