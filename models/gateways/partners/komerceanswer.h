#pragma once

#include "callanswer.h"

#include <QJsonObject>
#include <QString>

namespace meja {

/// The envelope around every answer of Komerce's and RajaOngkir's V2 APIs: `meta` and `data`.
/// Source: gateways.md B.2, B.3.
class KomerceAnswer
{
public:
    enum class Kind {
        Done,        ///< 2xx and "success".
        Refused,     ///< Another code below 500; `code()` tells which.
        RateLimited, ///< 429.
        NotAllowed,  ///< 401, 403: not processed, whoever says so.
        Broken,      ///< 5xx.
        Unreadable   ///< No envelope, or one that contradicts itself.
    };

    explicit KomerceAnswer(const CallAnswer &answer);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] int code() const { return m_code; } ///< `meta.code`; 0: none.
    [[nodiscard]] const QJsonObject &data() const { return m_data; }
    /// The codes and the partner's own words, for the log and for nothing else.
    [[nodiscard]] QString detail() const;

private:
    [[nodiscard]] Kind classify(const QString &status) const;

    int m_httpStatus = 0;
    int m_code = 0;
    QString m_words;
    QJsonObject m_data;
    Kind m_kind = Kind::Unreadable;
};

} // namespace meja
