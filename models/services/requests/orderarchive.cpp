#include "orderarchive.h"

namespace meja {

Result<> OrderArchive::archive(OrderId id, ArchivedBy by, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto order, records.orders().lock(id));
        if (!isOver(order.status))
            return failure(ErrorKind::RuleViolated,
                           QStringLiteral("order %1 is %2").arg(order.number, code(order.status)),
                           QStringLiteral("not-over"));
        // Archiving by the customer is final, so it replaces archiving by staff.
        if (order.archivedBy == by || order.archivedBy == ArchivedBy::Customer)
            return {};
        return records.orders().archive(id, by, m_clock.now());
    });
}

Result<> OrderArchive::unarchive(OrderId id, const Actor &actor)
{
    return m_transactions.run(actor, [&](Records &records) -> Result<> {
        ASSIGN_OR_RETURN(const auto order, records.orders().lock(id));
        if (order.archivedBy == ArchivedBy::NotArchived)
            return {};
        if (order.archivedBy == ArchivedBy::Customer)
            return failure(ErrorKind::Forbidden,
                           QStringLiteral("order %1 was archived by its customer").arg(order.number),
                           QStringLiteral("archived-by-customer"));
        return records.orders().unarchive(id);
    });
}

} // namespace meja
