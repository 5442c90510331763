#pragma once

#include <QByteArray>
#include <QHash>

namespace meja {

/// The fixed statements whose plan the server keeps for one connection, each by a name.
class KeptPlans
{
public:
    /// The name of the statement with this text; null when there is none.
    [[nodiscard]] QByteArray nameOf(const QByteArray &sql) const { return m_names.value(sql); }
    /// The name of a statement that is about to be prepared. It follows from the text: should a pooler hand
    /// us the session of another client, the name is unknown there or means the same statement.
    QByteArray add(const QByteArray &sql);
    /// The server did not take it.
    void remove(const QByteArray &sql) { m_names.remove(sql); }
    /// The connection is another one from here on.
    void clear() { m_names.clear(); }

private:
    QHash<QByteArray, QByteArray> m_names;
};

} // namespace meja
