#pragma once

#include "connectionsettings.h"
#include "customertokensettings.h"
#include "httpserversettings.h"
#include "instant.h"
#include "partnersettings.h"
#include "rupiah.h"

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
    int jobWorkers = 4;          ///< Threads that work on jobs.
    int requestsPerMinute = 600; ///< By one subject or address; 0: no limit.
    bool behindProxy = false;    ///< The client's address is what the proxy on loopback says it is.
    LogLevel logLevel = LogLevel::Info;
    QStringList unknownVariables = {}; ///< That look like settings and are none; worth a warning.
};

} // namespace meja
