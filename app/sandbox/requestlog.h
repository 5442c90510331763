#pragma once

#include "call.h"
#include "moment.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace meja::sandbox {

/// A request that arrived at an emulator, with or without an effect.
struct LoggedRequest
{
    Moment at = 0;
    QString partner = {};
    QString method = {};
    QString path = {};
    Target target = {};
    QByteArray body = {};
    QString idempotencyKey = {};
    QString fault = {};      ///< The fault that was applied; empty: none.
    bool wasHandled = true;  ///< False if the fault prevented processing.
    int status = 0;          ///< The emulator's HTTP status before the fault; 0: none.
    QString bodyStatus = {}; ///< The code in the body.
};

/// All requests since the last reset, without credentials. Tests read it through the admin interface.
class RequestLog
{
public:
    void add(LoggedRequest request) { m_requests.append(std::move(request)); }
    [[nodiscard]] qsizetype size() const { return m_requests.size(); }
    /// The requests after the first `skip`, of an endpoint and a subject; empty: any.
    [[nodiscard]] QJsonArray toJson(const QString &endpoint, const QString &subject,
                                    qsizetype skip = 0) const;

private:
    QList<LoggedRequest> m_requests;
};

} // namespace meja::sandbox
