#include "midtransretries.h"

namespace meja::sandbox {

namespace {

constexpr int delayMinutes[] = {2, 10, 30, 90, 210};

/// The random shift: the delay is between 27.5 % (33 s of 2 minutes) and 125 % of the nominal one.
constexpr qint64 minPerMille = 275;
constexpr qint64 maxPerMille = 1250;

} // namespace

int retriesAfter(int response)
{
    if ((response >= 200 && response < 300) || (response >= 301 && response <= 303))
        return 0;
    if (response == 500)
        return 1;
    if (response == 503)
        return 4;
    if (response == 400 || response == 404)
        return 2;
    return 5;
}

std::optional<Moment> midtransRetryDelay(const Webhook &webhook, Randomness &random)
{
    const qsizetype made = webhook.attempts.size();
    if (made > retriesAfter(webhook.attempts.last().status))
        return {};
    return delayMinutes[made - 1] * oneMinute * random.between(minPerMille, maxPerMille) / 1000;
}

} // namespace meja::sandbox
