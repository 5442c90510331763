#pragma once

#include "connectionsettings.h"
#include "customertokensettings.h"
#include "httpserversettings.h"
#include "instant.h"
#include "job.h"
#include "partnersettings.h"
#include "rupiah.h"

#include <QMap>
#include <QStringList>

namespace meja {

/// Minimum level of the lines in the log.
enum class LogLevel { Debug, Info, Warning, Error };

/// All settings of `meja-service serve`. Read once at the start and then constant.
struct ServiceSettings
{
    HttpServerSettings http;
    ConnectionSettings database;
    PartnerSettings midtrans;
    PartnerSettings komerce;
    PartnerSettings rajaongkir;
    CustomerTokenSettings customerTokens = {}; ///< Its keys are never logged.
    QString webhookSecret = {}; ///< The last path segment of Komerce's webhook address. Never logged.
    Rupiah approvalLimit;       ///< Refunds below it need no approval; 0: every refund needs approval.
    /// How long a refund without a response may still arrive at Midtrans. If Midtrans does not show it
    /// after this time, it is sent again with the same key.
    Duration refundFlight = std::chrono::minutes(10);
    int jobWorkers = 4;                ///< Threads that run jobs.
    QMap<JobKind, int> jobLimits = {}; ///< Maximum workers for a kind of job; no entry: all workers.
    int requestsPerMinute = 600;       ///< Per subject and per address; 0: no limit.
    bool behindProxy = false;          ///< Whether to trust `X-Forwarded-For` from loopback.
    LogLevel logLevel = LogLevel::Info;
    QStringList unknownVariables = {}; ///< `MEJA_…` variables that are not settings; logged as warnings.
};

/// Whether the worker with this number (from 1) runs jobs of this kind. A fixed assignment enforces the
/// limits without a shared counter. The workers of each limit follow those of the previous one, so that two
/// slow kinds use different workers as far as there are enough.
[[nodiscard]] bool runsKind(const ServiceSettings &settings, JobKind kind, int worker);

} // namespace meja
