#include "transaction.h"

namespace meja {

namespace {

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("''")) + u'\'';
}

} // namespace

Transaction::Transaction(Connection &connection)
    : m_connection(connection),
      m_begun(connection.runScript(QStringLiteral("begin"))),
      m_open(m_begun.has_value())
{}

Transaction::Transaction(Connection &connection, const Actor &actor)
    : m_connection(connection),
      m_begun(connection.runScript(
          QStringLiteral(
              "begin; select set_config('meja.actor_kind', %1, true), set_config('meja.actor', %2, true), "
              "set_config('meja.reason', %3, true), set_config('meja.request_id', %4, true)")
              .arg(quoted(actor.kind), quoted(actor.name), quoted(actor.reason), quoted(actor.requestId)))),
      m_open(m_begun.has_value())
{}

Transaction::~Transaction()
{
    if (m_open && m_connection.isOpen())
        (void)m_connection.runScript(QStringLiteral("rollback"));
}

Result<> Transaction::commit()
{
    if (!m_begun)
        return m_begun;
    m_open = false;
    return m_connection.runScript(QStringLiteral("commit"));
}

} // namespace meja
