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

/// How much the log tells.
enum class LogLevel { Debug, Info, Warning, Error };

/// Everything `meja-service serve` can be told. Read once at the start, the same for all threads.
struct ServiceSettings
{
    HttpServerSettings http;
    ConnectionSettings database;
    PartnerSettings midtrans;
    PartnerSettings komerce;
    PartnerSettings rajaongkir;
    CustomerTokenSettings customerTokens = {}; ///< Its keys are never logged.
    QString webhookSecret = {}; ///< The last part of the path that Komerce posts to. Never logged.
    Rupiah approvalLimit;       ///< Refunds below it need no approval; 0: every one does.
    /// After it a refund that got no answer and that Midtrans doesn't show was never taken.
    Duration refundFlight = std::chrono::minutes(10);
    int jobWorkers = 4;                ///< Threads that work on jobs.
    QMap<JobKind, int> jobLimits = {}; ///< How many of them may work on a kind; a kind that isn't there: all.
    int requestsPerMinute = 600;       ///< By one subject or address; 0: no limit.
    bool behindProxy = false;          ///< The client's address is what the proxy on loopback says it is.
    LogLevel logLevel = LogLevel::Info;
    QStringList unknownVariables = {}; ///< That look like settings and are none; worth a warning.
};

/// Whether a worker, numbered from 1, works on a kind of jobs. As many of them do as the limit says: no count
/// to keep, none to exceed. Each limit begins with the worker behind the last one's, so that two slow kinds
/// don't share them.
[[nodiscard]] bool takesKind(const ServiceSettings &settings, JobKind kind, int worker);

} // namespace meja
