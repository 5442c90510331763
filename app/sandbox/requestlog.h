#pragma once

#include "call.h"
#include "moment.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace meja::sandbox {

/// One request that arrived, whether or not it did anything.
struct LoggedRequest
{
    Moment at = 0;
    QString partner = {};
    QString method = {};
    QString path = {};
    Target target = {};
    QByteArray body = {};
    QString idempotencyKey = {};
    QString fault = {};      ///< The fault it met; empty when none.
    bool wasHandled = true;  ///< False when the fault kept it from the stand-in.
    int status = 0;          ///< The HTTP status the stand-in meant to send.
    QString bodyStatus = {}; ///< The body's own code.
};

/// Every request since the last reset, without its credentials.
class RequestLog
{
public:
    void add(LoggedRequest request) { m_requests.append(std::move(request)); }
    [[nodiscard]] qsizetype size() const { return m_requests.size(); }
    /// Those after the first `skip` of an endpoint and a subject; empty means any.
    [[nodiscard]] QJsonArray toJson(const QString &endpoint, const QString &subject,
                                    qsizetype skip = 0) const;

private:
    QList<LoggedRequest> m_requests;
};

} // namespace meja::sandbox
