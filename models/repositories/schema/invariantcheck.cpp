#include "invariantcheck.h"

#include "namedqueries.h"

namespace meja {

namespace {

Invariant invariant(const char *number, const char *statement, const char *description)
{
    return {QString::fromLatin1(number), QString::fromLatin1(statement), QString::fromLatin1(description)};
}

} // namespace

const QList<Invariant> &InvariantCheck::all()
{
    static const QList<Invariant> invariants{
        invariant("M1", "refunds_exceed_payment", "refunds never exceed the paid amount"),
        invariant("M3", "key_without_failure", "a new refund key is used only after a definitive failure"),
        invariant("M3", "key_of_another_refund", "a refund attempt has the key and amount of its refund"),
        invariant("M4", "sent_without_approval", "every sent refund was approved by another person"),
        invariant("M5", "success_without_evidence", "every successful refund has a proof"),
        invariant("M5", "payment_differs_from_refunds", "a payment matches its refunds"),
        invariant("M6", "unowed_money",
                  "money on an ended order or a second payment has a refund or an attention item"),
        invariant("M7", "transfers_exceed_payment", "recorded manual transfers count as promised"),
        invariant("S1", "stock_differs_from_movements", "stock equals opening stock plus movements"),
        invariant("S1", "movement_without_cause", "every stock movement has a cause and an actor"),
        invariant("S2", "returned_differs_from_ordered",
                  "all units return exactly once, after the cancellation or expiry of their order"),
        invariant("S3", "negative_stock", "stock is never negative"),
        invariant("O1", "cancelled_after_shipping", "no shipped order is cancelled"),
        invariant("O2", "cancelled_with_a_parcel", "the shipments of a cancelled order are cancelled"),
        invariant("O2", "cancelled_with_money",
                  "the payments of a cancelled order are voided, refunded or being refunded"),
        invariant("O3", "order_differs_from_payments", "the payment status of an order matches its payments"),
        invariant("O3", "forbidden_order_transition", "orders only change status by allowed transitions"),
        invariant("O3", "forbidden_transition",
                  "payments, shipments, cancellations and refunds only change by allowed transitions"),
        invariant("O4", "several_active_cancellations", "an order has at most one active cancellation"),
        invariant("O4", "frozen_differs_from_cancellation",
                  "an order is frozen exactly while its cancellation needs it"),
        invariant("O5", "shipped_while_blocked", "no order is shipped after its payment was reversed"),
        invariant("O5", "blocked_with_a_parcel",
                  "a person knows when the courier has a parcel whose payment was reversed"),
        invariant("O6", "delivered_but_not_completed",
                  "the order of a delivered shipment is completed, or a person knows"),
        invariant("L1", "change_without_audit", "every change is in the audit log"),
        invariant("L2", "lost_job", "every job is run, or reported when it is given up"),
        invariant("L4", "cancellation_without_job",
                  "every active cancellation has a job or an attention item"),
        invariant("L4", "refund_without_job", "every active refund has a job or an attention item"),
        invariant("L4", "order_never_expires", "every unpaid order expires"),
        invariant("I1", "outdated_collation",
                  "texts are sorted by the version of the library that built their indexes"),
        invariant("C1", "rating_differs_from_comments", "the rating of a product matches its comments"),
    };
    return invariants;
}

Result<Violations> InvariantCheck::check(const Invariant &invariant, int maxRows)
{
    Statement statement = NamedQueries::statement(QStringLiteral("invariants"), invariant.statement);
    statement.bind(QStringLiteral("max_rows"), qint64(maxRows));
    const auto found = m_connection.run(statement);
    if (!found)
        return tl::unexpected(found.error());
    Violations violations{.invariant = invariant, .rows = {}};
    for (int row = 0; row < found->rowCount(); ++row)
        violations.rows.append(QStringLiteral("%1: %2").arg(found->text(row, 0), found->text(row, 1)));
    return violations;
}

} // namespace meja
