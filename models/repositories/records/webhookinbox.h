#pragma once

#include "connection.h"

namespace meja {

/// What partners told us, kept word for word: once per body, with how often it came.
class WebhookInbox
{
public:
    explicit WebhookInbox(Connection &connection) : m_connection(connection) {}

    /// @param subject the partner's number of the order it speaks of.
    /// @returns the row's id. Failures: those of `Connection::run`.
    Result<qint64> keep(const QString &partner, const QByteArray &body, const QString &subject);

private:
    Connection &m_connection;
};

} // namespace meja
