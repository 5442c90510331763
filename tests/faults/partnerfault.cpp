#include "partnerfault.h"

namespace meja {

namespace {

PartnerFault unclear(const char *name, const char *answer, std::optional<bool> hasEffect,
                     const QJsonObject &more = {})
{
    return {.name = QString::fromLatin1(name),
            .interpretation = PartnerFault::Interpretation::Unknown,
            .answer = QString::fromLatin1(answer),
            .hasEffect = hasEffect,
            .more = more};
}

PartnerFault slow(const char *name, const char *answer, std::optional<bool> hasEffect, int milliseconds)
{
    return {.name = QString::fromLatin1(name),
            .interpretation = PartnerFault::Interpretation::Unknown,
            .answer = QString::fromLatin1(answer),
            .hasEffect = hasEffect,
            .isSlow = true,
            .more = {{QStringLiteral("milliseconds"), milliseconds}}};
}

PartnerFault complete(const char *name, const char *answer)
{
    return {QString::fromLatin1(name), PartnerFault::Interpretation::Complete, QString::fromLatin1(answer)};
}

QJsonObject status(int code)
{
    return {{QStringLiteral("status"), code}};
}

} // namespace

const QList<PartnerFault> &partnerFaults()
{
    static const QList<PartnerFault> faults{
        {QStringLiteral("connection refused"), PartnerFault::Interpretation::NotSent},
        unclear("connection dropped, not processed", "drop", false),
        unclear("processed, then connection dropped", "drop", true),
        slow("no response, not processed", "hang", false, 60'000),
        slow("processed, no response", "hang", true, 60'000),
        slow("processed, response too late", "delay", std::nullopt, 60'000),
        slow("processed, response in small pieces", "trickle", std::nullopt, 2'000),
        unclear("500, not processed", "status", false, status(500)),
        unclear("processed, then 500", "status", true, status(500)),
        unclear("503, not processed", "status", false, status(503)),
        unclear("processed, then 503", "status", true, status(503)),
        unclear("empty response, not processed", "empty", false),
        unclear("processed, empty response", "empty", true),
        unclear("HTML page, not processed", "html", false),
        unclear("processed, HTML page", "html", true),
        unclear("processed, half of the JSON", "truncated", std::nullopt),
        unclear("processed, response interrupted", "cut", std::nullopt),
        {QStringLiteral("429 with Retry-After"), PartnerFault::Interpretation::RateLimited,
         QStringLiteral("rate_limit"), false},
        complete("unknown fields", "extra_fields"),
        complete("optional fields missing", "missing_fields"),
        complete("numbers as strings", "numbers_as_strings"),
        complete("statuses in upper case", "upper_case"),
    };
    return faults;
}

} // namespace meja
