#include "customersession.h"

#include "customerstatement.h"
#include "namedqueries.h"
#include "statementfailure.h"

namespace meja {

Result<QList<ResultSet>> CustomerSession::read(const QList<Statement> &statements)
{
    // All statements of one request must see the same snapshot.
    return run(QStringLiteral("begin isolation level repeatable read read only"), statements)
        .map_error(repeatableFailure);
}

Result<QList<ResultSet>> CustomerSession::write(const QList<Statement> &statements)
{
    return run(QStringLiteral("begin"), statements);
}

Result<QList<ResultSet>> CustomerSession::run(const QString &begin, const QList<Statement> &statements)
{
    QList<Statement> batch{Statement(begin), customerStatement("enter", m_customer),
                           NamedQueries::statement(QStringLiteral("customers"), QStringLiteral("entered"))};
    const qsizetype first = batch.size();
    batch += statements;
    batch.append(Statement(QStringLiteral("commit")));
    const auto results = m_connection.runAll(batch);
    if (!results) {
        if (m_connection.isOpen())
            (void)m_connection.rollbackOpenTransaction();
        return tl::unexpected(results.error());
    }
    if (!results->at(first - 1).boolean(0, 0))
        return failure(ErrorKind::Forbidden,
                       QStringLiteral("account %1 may not sign in").arg(m_customer.value),
                       QStringLiteral("not-signed-in"));
    return results->sliced(first, statements.size());
}

} // namespace meja
