#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace meja {

/// A client of the staff API with the session of one account. Thread-safe.
class StaffClient
{
public:
    struct Reply
    {
        int status = 0; ///< 0: no response.
        QJsonObject body;

        /// The last part of the problem's type; empty when it is not a problem.
        [[nodiscard]] QString problem() const;
        [[nodiscard]] qint64 id() const { return body.value(QStringLiteral("id")).toInteger(); }
    };

    /// @param token the session's token, in hexadecimal.
    StaffClient(quint16 port, QByteArray token) : m_port(port), m_token(std::move(token)) {}

    /// @param whileItRuns called after the request was sent and before the response is read.
    [[nodiscard]] Reply post(const QByteArray &path, const QJsonObject &body, const QByteArray &key,
                             const std::function<void()> &whileItRuns = {}) const;

    [[nodiscard]] Reply cancel(qint64 order, const QByteArray &key) const
    {
        return post(cancellationOf(order), reason(), key);
    }
    [[nodiscard]] static QByteArray cancellationOf(qint64 order);
    [[nodiscard]] static QJsonObject reason();

private:
    quint16 m_port;
    QByteArray m_token;
};

} // namespace meja
