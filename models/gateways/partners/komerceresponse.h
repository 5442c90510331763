#pragma once

#include "callresponse.h"

#include <QJsonObject>
#include <QString>

namespace meja {

/// A response of Komerce's Delivery API or RajaOngkir's V2 API: the envelope `meta` and `data`, classified by
/// its codes. Used by `KomerceParser`. Source: gateways.md B.2, B.3.
///
/// `meta.code` counts first, the HTTP status only if there is no `meta.code`.
class KomerceResponse
{
public:
    enum class Kind {
        Done,        ///< 2xx and "success".
        Refused,     ///< Another code from 400 to 499; see `code()`.
        RateLimited, ///< 429.
        NotAllowed,  ///< 401, 403: the request was not processed, even if a proxy sent the response.
        ServerError, ///< 5xx.
        Unreadable   ///< No envelope, or one whose codes contradict each other.
    };

    explicit KomerceResponse(const CallResponse &response);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] int code() const { return m_code; } ///< `meta.code`, or 0 if missing.
    [[nodiscard]] const QJsonObject &data() const { return m_data; }
    /// The codes and the partner's message, for the log only.
    [[nodiscard]] QString detail() const;

private:
    [[nodiscard]] Kind classify(const QString &status) const;

    int m_httpStatus = 0;
    int m_code = 0;
    QString m_message;
    QJsonObject m_data;
    Kind m_kind = Kind::Unreadable;
};

} // namespace meja
