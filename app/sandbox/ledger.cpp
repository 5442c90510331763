#include "ledger.h"

#include <algorithm>

namespace meja::sandbox {

namespace {

bool isOf(const Effect &effect, const QString &kind, const QString &subject)
{
    return effect.kind == kind && (subject.isEmpty() || effect.subject == subject);
}

QJsonObject described(const Effect &effect)
{
    return {{QStringLiteral("at"), rfc3339(effect.at)}, {QStringLiteral("partner"), effect.partner},
            {QStringLiteral("kind"), effect.kind},      {QStringLiteral("subject"), effect.subject},
            {QStringLiteral("key"), effect.key},        {QStringLiteral("amount"), effect.amount},
            {QStringLiteral("by"), effect.by}};
}

} // namespace

qsizetype Ledger::count(const QString &kind, const QString &subject) const
{
    return std::count_if(m_effects.begin(), m_effects.end(),
                         [&](const Effect &effect) { return isOf(effect, kind, subject); });
}

qint64 Ledger::sum(const QString &kind, const QString &subject) const
{
    qint64 total = 0;
    for (const Effect &effect : m_effects)
        total += isOf(effect, kind, subject) ? effect.amount : 0;
    return total;
}

QJsonArray Ledger::toJson(const QString &subject, qsizetype skip) const
{
    QJsonArray array;
    for (qsizetype index = skip; index < m_effects.size(); ++index)
        if (subject.isEmpty() || m_effects[index].subject == subject)
            array.append(described(m_effects[index]));
    return array;
}

} // namespace meja::sandbox
