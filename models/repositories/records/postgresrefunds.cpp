#include "postgresrefunds.h"

#include "fieldreader.h"
#include "namedqueries.h"

namespace meja {

namespace {

Statement refundQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("refunds"), QLatin1String(name));
}

Result<Refund> readRefund(FieldReader fields)
{
    Refund refund;
    fields.into(refund.id);
    fields.into(refund.payment);
    fields.into(refund.order);
    refund.ordinal = fields.number();
    refund.tryNumber = fields.number();
    refund.amount = fields.rupiah();
    fields.code(refund.state, &refundStateFromCode);
    fields.code(refund.method, &refundMethodFromCode);
    refund.isFromOutside = fields.boolean();
    refund.outsideKey = fields.text();
    refund.reason = fields.text();
    refund.requestedByKind = fields.text();
    refund.requestedBy = fields.text();
    refund.idempotencyKey = fields.text();
    refund.requestId = fields.text();
    refund.requesters = fields.text().split(u'\n', Qt::SkipEmptyParts);
    refund.approvedBy = fields.text();
    refund.isApprovedAutomatically = fields.boolean();
    refund.decisionReason = fields.text();
    refund.destination.bank = fields.text();
    refund.destination.account = fields.text();
    refund.destination.holder = fields.text();
    refund.proof = fields.text();
    refund.settledBy = fields.text();
    refund.confirmedBy = fields.text();
    refund.firstSentAt = fields.maybeInstant();
    refund.shownAt = fields.maybeInstant();
    refund.missingSince = fields.maybeInstant();
    refund.endedAt = fields.maybeInstant();
    refund.requestedAt = fields.instant();
    refund.version = fields.number();
    return fields.finish(refund);
}

Result<Instant> readInstant(FieldReader fields)
{
    return fields.finish(fields.instant());
}

/// Binds the columns that `add` and `save` have in common.
void bindChangeable(Statement &statement, const Refund &refund)
{
    statement.bind(QStringLiteral("amount"), refund.amount.amount())
        .bind(QStringLiteral("state"), code(refund.state))
        .bind(QStringLiteral("method"), code(refund.method))
        .bind(QStringLiteral("requested_by_kind"), notNull(refund.requestedByKind))
        .bind(QStringLiteral("requested_by"), notNull(refund.requestedBy))
        .bind(QStringLiteral("approved_by"), notNull(refund.approvedBy))
        .bind(QStringLiteral("is_approved_automatically"), refund.isApprovedAutomatically)
        .bind(QStringLiteral("decision_reason"), notNull(refund.decisionReason))
        .bind(QStringLiteral("destination_bank"), notNull(refund.destination.bank))
        .bind(QStringLiteral("destination_account"), notNull(refund.destination.account))
        .bind(QStringLiteral("destination_holder"), notNull(refund.destination.holder));
    bindInstant(statement, QStringLiteral("first_sent_at"), refund.firstSentAt);
    bindInstant(statement, QStringLiteral("shown_at"), refund.shownAt);
    bindInstant(statement, QStringLiteral("missing_since"), refund.missingSince);
    bindInstant(statement, QStringLiteral("ended_at"), refund.endedAt);
}

} // namespace

Result<std::optional<Refund>> PostgresRefunds::withKey(const QString &idempotencyKey)
{
    return maybeRecord(
        m_session.read(refundQuery("with_key").bind(QStringLiteral("key"), notNull(idempotencyKey))),
        &readRefund);
}

Result<Refund> PostgresRefunds::read(RefundId id)
{
    return oneRecord(m_session.read(refundQuery("read").bind(QStringLiteral("id"), id.value)), &readRefund);
}

Result<QList<Refund>> PostgresRefunds::ofPayment(PaymentId payment)
{
    return allRecords(
        m_session.read(refundQuery("of_payment").bind(QStringLiteral("payment_id"), payment.value)),
        &readRefund);
}

Result<RefundId> PostgresRefunds::add(const Refund &refund)
{
    Statement statement = refundQuery("add");
    statement.bind(QStringLiteral("payment_id"), refund.payment.value)
        .bind(QStringLiteral("ordinal"), qint64(refund.ordinal))
        .bind(QStringLiteral("is_from_outside"), refund.isFromOutside)
        .bind(QStringLiteral("outside_key"), notNull(refund.outsideKey))
        .bind(QStringLiteral("reason"), notNull(refund.reason))
        .bind(QStringLiteral("idempotency_key"), notNull(refund.idempotencyKey))
        .bind(QStringLiteral("request_id"), notNull(refund.requestId))
        .bind(QStringLiteral("requested_at"), refund.requestedAt.milliseconds);
    bindChangeable(statement, refund);
    return oneId<RefundId>(m_session.change(statement));
}

Result<> PostgresRefunds::save(const Refund &refund)
{
    Statement statement = refundQuery("save");
    statement.bind(QStringLiteral("id"), refund.id.value)
        .bind(QStringLiteral("try_number"), qint64(refund.tryNumber))
        .bind(QStringLiteral("proof"), notNull(refund.proof))
        .bind(QStringLiteral("settled_by"), notNull(refund.settledBy))
        .bind(QStringLiteral("confirmed_by"), notNull(refund.confirmedBy));
    bindChangeable(statement, refund);
    return m_session.defer(statement, noSuchRow("refund", refund.id.value));
}

Result<RefundAttemptId> PostgresRefunds::addAttempt(const RefundAttempt &attempt)
{
    return oneId<RefundAttemptId>(
        m_session.change(refundQuery("add_attempt")
                             .bind(QStringLiteral("refund_id"), attempt.refund.value)
                             .bind(QStringLiteral("key"), notNull(attempt.key))
                             .bind(QStringLiteral("amount"), attempt.amount.amount())
                             .bind(QStringLiteral("sent_at"), attempt.sentAt.milliseconds)));
}

Result<std::optional<Instant>> PostgresRefunds::lastSentAt(RefundId refund)
{
    return maybeRecord(
        m_session.read(refundQuery("last_sent_at").bind(QStringLiteral("refund_id"), refund.value)),
        &readInstant);
}

Result<> PostgresRefunds::closeAttempts(RefundId refund, const QString &key, RefundOutcome outcome,
                                        const QString &detail)
{
    return m_session.defer(refundQuery("close_attempts")
                               .bind(QStringLiteral("refund_id"), refund.value)
                               .bind(QStringLiteral("key"), notNull(key))
                               .bind(QStringLiteral("outcome"), code(outcome))
                               .bind(QStringLiteral("detail"), notNull(detail)));
}

} // namespace meja
