#pragma once

#include "connection.h"

namespace meja {

/// Stores the webhook messages of partners unchanged. A repeated message is stored once and counted.
class WebhookInbox
{
public:
    explicit WebhookInbox(Connection &connection) : m_connection(connection) {}

    /// @param subject the partner's number of the order that the message is about; truncated to 200
    /// characters.
    /// @returns the row's id. Failures: those of `Connection::run`, but a lost result is `Unavailable`.
    Result<qint64> keep(const QString &partner, const QByteArray &body, const QString &subject);

private:
    Connection &m_connection;
};

} // namespace meja
