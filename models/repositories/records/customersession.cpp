#include "customersession.h"

#include "customerbinding.h"
#include "namedqueries.h"

namespace meja {

Result<QList<ResultSet>> CustomerSession::read(const QList<Statement> &statements)
{
    // What changed meanwhile is not seen by half: all of an answer is of one moment.
    return run(QStringLiteral("begin isolation level repeatable read read only"), statements);
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
    const auto answers = m_connection.runAll(batch);
    if (!answers) {
        if (m_connection.isOpen())
            (void)m_connection.leaveTransaction();
        return tl::unexpected(answers.error());
    }
    if (!answers->at(first - 1).truth(0, 0))
        return failure(ErrorKind::Forbidden,
                       QStringLiteral("customer %1 may not sign in").arg(m_customer.value),
                       QStringLiteral("not-signed-in"));
    return answers->sliced(first, statements.size());
}

} // namespace meja
