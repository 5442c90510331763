#include "outbox.h"

namespace meja::sandbox {

qint64 Outbox::add(Webhook webhook)
{
    webhook.id = m_all.size() + 1;
    m_all.append(std::move(webhook));
    return m_all.size();
}

void Outbox::schedule(qint64 id, Moment delay)
{
    m_eventQueue.add(m_clock.now() + delay, [this, id] { m_ready.append(id); });
}

qint64 Outbox::post(Webhook webhook, Moment delay)
{
    if (webhook.url.isEmpty())
        return lose(std::move(webhook));
    const qint64 id = add(std::move(webhook));
    schedule(id, delay);
    return id;
}

qint64 Outbox::hold(Webhook webhook)
{
    if (webhook.url.isEmpty())
        return lose(std::move(webhook));
    webhook.state = Webhook::State::Held;
    return add(std::move(webhook));
}

void Outbox::release(const QString &partner, const QString &subject, Moment delay)
{
    for (Webhook &webhook : m_all) {
        if (webhook.state != Webhook::State::Held || webhook.partner != partner || webhook.subject != subject)
            continue;
        webhook.state = Webhook::State::Waiting;
        schedule(webhook.id, delay);
    }
}

qint64 Outbox::lose(Webhook webhook)
{
    webhook.state = Webhook::State::Lost;
    return add(std::move(webhook));
}

QList<Webhook> Outbox::takeReady()
{
    QList<Webhook> ready;
    for (const qint64 id : std::exchange(m_ready, {}))
        ready.append(entry(id));
    return ready;
}

void Outbox::recordResponse(qint64 id, int status)
{
    Webhook &webhook = entry(id);
    webhook.attempts.append({m_clock.now(), status});
    if (status >= 200 && status < 300)
        webhook.state = Webhook::State::Delivered;
    // Call the rule for every response, because Komerce counts failures.
    const std::optional<Moment> delay = m_rules.value(webhook.partner)(webhook);
    if (webhook.state == Webhook::State::Delivered)
        return;
    if (delay)
        schedule(id, *delay);
    else
        webhook.state = Webhook::State::GivenUp;
}

QJsonArray Outbox::toJson(const QString &subject) const
{
    QJsonArray array;
    for (const Webhook &webhook : m_all)
        if (subject.isEmpty() || webhook.subject == subject)
            array.append(webhook.toJson());
    return array;
}

} // namespace meja::sandbox
