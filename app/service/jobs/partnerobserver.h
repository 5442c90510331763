#pragma once

#include "gatewayobserver.h"
#include "jsonlog.h"
#include "servicemetrics.h"

namespace meja {

/// Counts the calls to partners and logs them; failed calls are logged as warnings.
class PartnerObserver : public GatewayObserver
{
public:
    PartnerObserver(JsonLog &log, ServiceMetrics &metrics) : m_log(log), m_metrics(metrics) {}

    void called(const QString &partner, const QString &operation, CallOutcome outcome, Duration took) override
    {
        m_metrics.countPartnerCall(partner, operation, code(outcome), took);
        const bool hasFailed = outcome == CallOutcome::Unavailable || outcome == CallOutcome::Unknown;
        m_log.write(hasFailed ? LogLevel::Warning : LogLevel::Debug, QStringLiteral("gateway_call"),
                    {{QStringLiteral("partner"), partner},
                     {QStringLiteral("operation"), operation},
                     {QStringLiteral("outcome"), code(outcome)},
                     {QStringLiteral("ms"), static_cast<qint64>(took.count())}});
    }

private:
    JsonLog &m_log;
    ServiceMetrics &m_metrics;
};

} // namespace meja
