#include "invariantcheck.h"

#include "namedqueries.h"

namespace meja {

namespace {

Invariant invariant(const char *number, const char *statement, const char *promise)
{
    return {QString::fromLatin1(number), QString::fromLatin1(statement), QString::fromLatin1(promise)};
}

} // namespace

const QList<Invariant> &InvariantCheck::all()
{
    static const QList<Invariant> invariants{
        invariant("M1", "promised_beyond_paid", "refunds stay within what was paid"),
        invariant("M3", "key_without_failure", "a new key follows a definitive failure"),
        invariant("M3", "key_of_another", "an attempt bears its refund's key and amount"),
        invariant("M4", "sent_without_approval", "nothing is sent that another person did not approve"),
        invariant("M5", "success_without_proof", "a recorded success has its proof"),
        invariant("M5", "payment_unlike_its_refunds", "a payment says what its refunds say"),
        invariant("S1", "stock_unlike_its_movements", "stock is opening stock and movements"),
        invariant("S1", "movement_without_cause", "every movement has a cause and an actor"),
        invariant("S2", "returned_unlike_ordered",
                  "units return once, all of them, after the pivot or by expiry"),
        invariant("S3", "stock_below_nothing", "stock is never negative"),
        invariant("O1", "cancelled_after_leaving", "nothing that left was cancelled"),
        invariant("O2", "cancelled_with_a_parcel", "a cancelled order's parcel is cancelled"),
        invariant("O2", "cancelled_with_money", "a cancelled order's money is settled or on its way"),
        invariant("O3", "order_unlike_its_payments", "an order shows the payment that counts"),
        invariant("O3", "status_off_the_table", "orders change by the table only"),
        invariant("O3", "change_off_the_table", "payments, parcels and refunds change by the table only"),
        invariant("O4", "cancellations_at_once", "one live cancellation per order"),
        invariant("O4", "frozen_unlike_its_cancellation",
                  "an order is frozen while its cancellation needs it"),
        invariant("L1", "change_without_audit", "every change is in the audit log"),
        invariant("L2", "job_lost", "no job is lost"),
        invariant("L4", "cancellation_forgotten", "every cancellation goes on or is an attention item"),
        invariant("L4", "refund_forgotten", "every refund goes on or is an attention item"),
        invariant("L4", "order_never_expires", "every unpaid order ends"),
        invariant("C1", "rating_unlike_comments", "a product's rating is that of its comments"),
    };
    return invariants;
}

Result<Violations> InvariantCheck::check(const Invariant &invariant, int most)
{
    Statement statement = NamedQueries::statement(QStringLiteral("invariants"), invariant.statement);
    statement.bind(QStringLiteral("most"), qint64(most));
    const auto found = m_connection.run(statement);
    if (!found)
        return tl::unexpected(found.error());
    Violations violations{invariant, {}};
    for (int row = 0; row < found->rowCount(); ++row)
        violations.rows.append(QStringLiteral("%1: %2").arg(found->text(row, 0), found->text(row, 1)));
    return violations;
}

} // namespace meja
