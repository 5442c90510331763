#include "partnerfault.h"

namespace meja {

namespace {

PartnerFault unclear(const char *name, const char *answer, std::optional<bool> hasEffect,
                     const QJsonObject &more = {})
{
    return {QString::fromLatin1(name),
            PartnerFault::Tells::Unclear,
            QString::fromLatin1(answer),
            hasEffect,
            false,
            more};
}

PartnerFault slow(const char *name, const char *answer, std::optional<bool> hasEffect, int milliseconds)
{
    return {QString::fromLatin1(name),
            PartnerFault::Tells::Unclear,
            QString::fromLatin1(answer),
            hasEffect,
            true,
            {{QStringLiteral("milliseconds"), milliseconds}}};
}

PartnerFault truth(const char *name, const char *answer)
{
    return {QString::fromLatin1(name), PartnerFault::Tells::Truth, QString::fromLatin1(answer)};
}

QJsonObject status(int code)
{
    return {{QStringLiteral("status"), code}};
}

} // namespace

const QList<PartnerFault> &partnerFaults()
{
    static const QList<PartnerFault> faults{
        {QStringLiteral("connection refused"), PartnerFault::Tells::Nothing},
        unclear("connection dropped, nothing done", "drop", false),
        unclear("done, then connection dropped", "drop", true),
        slow("no answer, nothing done", "hang", false, 60'000),
        slow("done, then no answer", "hang", true, 60'000),
        slow("done, the answer too late", "delay", std::nullopt, 60'000),
        slow("done, the answer in trickles", "trickle", std::nullopt, 2'000),
        unclear("500, nothing done", "status", false, status(500)),
        unclear("done, then 500", "status", true, status(500)),
        unclear("503, nothing done", "status", false, status(503)),
        unclear("done, then 503", "status", true, status(503)),
        unclear("empty answer, nothing done", "empty", false),
        unclear("done, then an empty answer", "empty", true),
        unclear("a page for people, nothing done", "html", false),
        unclear("done, then a page for people", "html", true),
        unclear("done, half the JSON", "truncated", std::nullopt),
        unclear("done, the answer breaks off", "cut", std::nullopt),
        {QStringLiteral("429 with Retry-After"), PartnerFault::Tells::TooOften, QStringLiteral("rate_limit"),
         false},
        truth("fields nobody knows", "extra_fields"),
        truth("optional fields missing", "missing_fields"),
        truth("numbers as texts", "numbers_as_strings"),
        truth("statuses in capitals", "upper_case"),
    };
    return faults;
}

} // namespace meja
