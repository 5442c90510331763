#include "midtransretries.h"

namespace meja::sandbox {

namespace {

constexpr int PauseMinutes[] = {2, 10, 30, 90, 210};

/// A shift leaves between 27.5 % (33 s of 2 minutes) and 125 % of the pause.
constexpr qint64 LeastPerMille = 275;
constexpr qint64 MostPerMille = 1250;

} // namespace

int retriesAfter(int answer)
{
    if ((answer >= 200 && answer < 300) || (answer >= 301 && answer <= 303))
        return 0;
    if (answer == 500)
        return 1;
    if (answer == 503)
        return 4;
    if (answer == 400 || answer == 404)
        return 2;
    return 5;
}

std::optional<Moment> midtransPause(const Webhook &webhook, Randomness &random)
{
    const qsizetype made = webhook.attempts.size();
    if (made > retriesAfter(webhook.attempts.last().answer))
        return {};
    return PauseMinutes[made - 1] * Minute * random.between(LeastPerMille, MostPerMille) / 1000;
}

} // namespace meja::sandbox
