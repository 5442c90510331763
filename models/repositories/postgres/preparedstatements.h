#pragma once

#include <QByteArray>
#include <QHash>

namespace meja {

/// The fixed statements that are prepared in the session of one connection, with their names. Used by
/// `Pipeline`.
class PreparedStatements
{
public:
    /// The name of the prepared statement with this text; null when it is not prepared.
    [[nodiscard]] QByteArray nameOf(const QByteArray &sql) const { return m_names.value(sql); }
    /// Registers a statement that is about to be prepared and returns its name. The name is a hash of the
    /// text: if a pooler assigns us the session of another client, the name is unknown there or means the
    /// same statement.
    QByteArray add(const QByteArray &sql);
    /// Call when preparing failed.
    void remove(const QByteArray &sql) { m_names.remove(sql); }
    /// Call when the connection is closed.
    void clear() { m_names.clear(); }

private:
    QHash<QByteArray, QByteArray> m_names;
};

} // namespace meja
