#include "midtranscards.h"

#include "midtransreplies.h"

#include <QRegularExpression>

namespace meja::sandbox {

namespace {

constexpr struct
{
    const char *number;
    CardOutcome outcome;
} testCards[] = {
    {"4911111111111113", CardOutcome::DeniedByBank},
    {"4611111111111116", CardOutcome::DeniedByFraudDetection},
    {"4511111111111117", CardOutcome::Challenge},
};

CardOutcome outcomeOf(const QString &number)
{
    for (const auto &card : testCards)
        if (number == QLatin1String(card.number))
            return card.outcome;
    return CardOutcome::Accept;
}

QStringList tokenProblems(const Call &call)
{
    static const std::pair<const char *, const char *> fields[] = {
        {"client_key", "\\A\\S+\\z"},
        {"card_number", "\\A[0-9]{13,19}\\z"},
        {"card_exp_month", "\\A(0?[1-9]|1[0-2])\\z"},
        {"card_exp_year", "\\A[0-9]{4}\\z"},
        {"card_cvv", "\\A[0-9]{3,4}\\z"}};
    QStringList problems;
    for (const auto &[name, pattern] : fields) {
        const QString value = call.query.value(QLatin1String(name));
        if (value.isEmpty())
            problems.append(QStringLiteral("%1 is required").arg(QLatin1String(name)));
        else if (!QRegularExpression(QLatin1String(pattern)).match(value).hasMatch())
            problems.append(QStringLiteral("%1 is not valid").arg(QLatin1String(name)));
    }
    return problems;
}

} // namespace

Reply MidtransCards::token(const Call &call, Randomness &ids)
{
    if (const QStringList problems = tokenProblems(call); !problems.isEmpty())
        return midtransValidationError(problems, ids.uuid(), m_settings);
    const QString number = call.query.value(QStringLiteral("card_number"));
    const MidtransCard card{.masked = number.left(8) + u'-' + number.right(4), .outcome = outcomeOf(number)};
    const QString token = card.masked + u'-' + ids.uuid();
    m_cards.insert(token, card);
    return midtransReply(
        {{QStringLiteral("status_code"), QStringLiteral("200")},
         {QStringLiteral("status_message"), QStringLiteral("Credit card token is created as Token ID.")},
         {QStringLiteral("token_id"), token},
         {QStringLiteral("hash"), card.masked + QStringLiteral("-hash")}},
        m_settings);
}

std::optional<MidtransCard> MidtransCards::take(const QString &token)
{
    const auto found = m_cards.constFind(token);
    if (found == m_cards.cend())
        return {};
    const MidtransCard card = *found;
    m_cards.erase(found);
    return card;
}

} // namespace meja::sandbox
