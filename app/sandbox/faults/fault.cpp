#include "fault.h"

#include <QJsonArray>

namespace meja::sandbox {

namespace {

using enum Fault::Response;

struct FaultWord
{
    Fault::Response answer;
    const char *word;
    bool defaultEffect;
};

constexpr FaultWord faultWords[] = {
    {Drop, "drop", false},
    {Hang, "hang", false},
    {Delay, "delay", true},
    {Status, "status", false},
    {Empty, "empty", false},
    {Truncated, "truncated", true},
    {Cut, "cut", true},
    {Html, "html", false},
    {RateLimit, "rate_limit", false},
    {Trickle, "trickle", true},
    {ExtraFields, "extra_fields", true},
    {MissingFields, "missing_fields", true},
    {NumbersAsStrings, "numbers_as_strings", true},
    {UpperCase, "upper_case", true},
};

const FaultWord *wordIn(const QJsonObject &object)
{
    const QString answer = object.value(QStringLiteral("answer")).toString();
    for (const FaultWord &each : faultWords)
        if (answer == QLatin1String(each.word))
            return &each;
    return nullptr;
}

/// Whether the fault modifies or delays the emulator's response. Such a fault needs that response, so it
/// always has its effect.
bool needsRealResponse(Fault::Response answer)
{
    return answer == Delay || answer == Truncated || answer == Cut || int(answer) >= int(Trickle);
}

QString problemOf(const QJsonObject &object)
{
    static const QStringList names{QStringLiteral("answer"),       QStringLiteral("endpoint"),
                                   QStringLiteral("subject"),      QStringLiteral("effect"),
                                   QStringLiteral("count"),        QStringLiteral("skip"),
                                   QStringLiteral("milliseconds"), QStringLiteral("status"),
                                   QStringLiteral("retry_after"),  QStringLiteral("fields")};
    for (const QString &key : object.keys())
        if (!names.contains(key))
            return QStringLiteral("a fault has no field '%1'").arg(key);
    const FaultWord *word = wordIn(object);
    if (!word)
        return QStringLiteral("unknown answer; see docs/sandbox.md");
    if (needsRealResponse(word->answer) && !object.value(QStringLiteral("effect")).toBool(true))
        return QStringLiteral("this answer always has its effect; effect must not be false");
    return {};
}

} // namespace

QString word(Fault::Response answer)
{
    return QString::fromLatin1(faultWords[int(answer)].word);
}

bool Fault::fits(const Target &target) const
{
    const bool isEndpoint =
        endpoint == QLatin1String("*") || endpoint == target.endpoint ||
        (endpoint.endsWith(QLatin1String(".*")) && target.endpoint.startsWith(endpoint.chopped(1)));
    return isEndpoint && (subject.isEmpty() || target.subjects.contains(subject));
}

QJsonObject Fault::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("endpoint"), endpoint},
            {QStringLiteral("subject"), subject},
            {QStringLiteral("answer"), word(answer)},
            {QStringLiteral("effect"), hasEffect},
            {QStringLiteral("count"), count},
            {QStringLiteral("skip"), skip},
            {QStringLiteral("milliseconds"), milliseconds},
            {QStringLiteral("status"), status},
            {QStringLiteral("retry_after"), retryAfter},
            {QStringLiteral("fields"), QJsonArray::fromStringList(fields)}};
}

std::optional<Fault> Fault::fromJson(const QJsonObject &object, QString &problem)
{
    problem = problemOf(object);
    if (!problem.isEmpty())
        return {};
    const FaultWord *word = wordIn(object);
    Fault fault;
    fault.answer = word->answer;
    fault.endpoint = object.value(QStringLiteral("endpoint")).toString(fault.endpoint);
    fault.subject = object.value(QStringLiteral("subject")).toString();
    fault.hasEffect = object.value(QStringLiteral("effect")).toBool(word->defaultEffect);
    fault.count = object.value(QStringLiteral("count")).toInteger(fault.count);
    fault.skip = object.value(QStringLiteral("skip")).toInteger(fault.skip);
    fault.milliseconds = object.value(QStringLiteral("milliseconds")).toInteger(fault.milliseconds);
    fault.status = object.value(QStringLiteral("status")).toInt(fault.status);
    fault.retryAfter = object.value(QStringLiteral("retry_after")).toInt(fault.retryAfter);
    for (const auto &field : object.value(QStringLiteral("fields")).toArray())
        fault.fields.append(field.toString());
    return fault;
}

} // namespace meja::sandbox
