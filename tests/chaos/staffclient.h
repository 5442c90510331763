#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace meja {

/// The staff API as a desktop uses it, by one signed-in person. Any thread may ask.
class StaffClient
{
public:
    struct Reply
    {
        int status = 0; ///< 0: no answer came.
        QJsonObject body;

        /// The last part of the problem's type; empty when there is none.
        [[nodiscard]] QString problem() const;
        [[nodiscard]] qint64 id() const { return body.value(QStringLiteral("id")).toInteger(); }
    };

    /// @param token a session's, as hexadecimal digits.
    StaffClient(quint16 port, QByteArray token) : m_port(port), m_token(std::move(token)) {}

    /// @param whileItRuns is called once the request is on its way.
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
