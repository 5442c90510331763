#include "idempotencycache.h"

namespace meja::sandbox {

namespace {

bool isUsable(const QString &key)
{
    return !key.isEmpty() && key.size() <= IdempotencyCache::maxKeyLength;
}

/// 202 is a refusal by the bank and not a success; 407 is the success code of an expiry.
bool isSuccess(const Reply &reply)
{
    const QString code = reply.body.value(QStringLiteral("status_code")).toString();
    return code == QLatin1String("200") || code == QLatin1String("201") || code == QLatin1String("407");
}

Reply stillRunning()
{
    return {.status = 202,
            .body = {{QStringLiteral("status_message"),
                      QStringLiteral("A request with this Idempotency-Key is still being processed.")}}};
}

} // namespace

std::optional<Reply> IdempotencyCache::known(const QString &key, Moment now) const
{
    const auto entry = m_entries.constFind(key);
    if (!isUsable(key) || entry == m_entries.cend())
        return {};
    if (now < entry->runningUntil)
        return stillRunning();
    if (!entry->wasSuccess || now >= entry->at + lifetime)
        return {};
    return entry->reply;
}

void IdempotencyCache::remember(const QString &key, const Reply &reply, Moment now, Moment runningUntil)
{
    if (isUsable(key))
        m_entries.insert(key, {reply, now, runningUntil, isSuccess(reply)});
}

} // namespace meja::sandbox
