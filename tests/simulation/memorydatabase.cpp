#include "memorydatabase.h"

#include "memoryrecords.h"
#include "result.h"

namespace meja {

Result<> MemoryDatabase::attempt(const Actor &actor, const Work &work, QString &transactionId)
{
    const SimFault fault = m_faults.next(SimEvent::Transaction);
    if (fault == SimFault::Unavailable)
        return failure(ErrorKind::Unavailable, QStringLiteral("no connection"));
    if (fault == SimFault::Late)
        return failure(ErrorKind::Conflict, QStringLiteral("could not serialise"), QStringLiteral("40001"));
    SimBooks after = m_books;
    MemoryRecords records(after);
    transactionId = QString::number(++m_lastTransaction);
    if (auto worked = work(records); !worked)
        return worked;
    const bool isChanged = !after.isUnchangedFrom(m_books);
    if (triggers && isChanged)
        triggers(m_books, after);
    if (fault == SimFault::LostBefore)
        return failure(ErrorKind::OutcomeUnknown, QStringLiteral("no response to COMMIT"));
    if (SimThread *writer = SimThread::current(); writer && after.writes != m_books.writes)
        ++writer->writes;
    std::swap(m_books, after);
    m_committed.insert(transactionId);
    if (committed && isChanged)
        committed(actor, after, m_books);
    if (fault == SimFault::LostAfter)
        return failure(ErrorKind::OutcomeUnknown, QStringLiteral("no response to COMMIT"));
    SimThread::pause();
    return {};
}

Result<> MemoryDatabase::call(const std::function<Result<>(SimBooks &books)> &function)
{
    SimBooks after = m_books;
    RETURN_IF_ERROR(function(after));
    if (triggers)
        triggers(m_books, after);
    std::swap(m_books, after);
    if (committed)
        committed({QStringLiteral("storefront"), QStringLiteral("meja_storefront")}, after, m_books);
    return {};
}

Result<bool> MemoryDatabase::hasCommitted(const QString &transactionId)
{
    const SimFault fault =
        m_faults.next(SimEvent::Transaction, QStringLiteral("query the outcome of the commit"));
    if (fault == SimFault::Unavailable)
        return failure(ErrorKind::Unavailable, QStringLiteral("no connection"));
    return m_committed.contains(transactionId);
}

} // namespace meja
