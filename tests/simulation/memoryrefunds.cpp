#include "memoryrefunds.h"

#include <algorithm>

namespace meja {

Result<std::optional<Refund>> MemoryRefunds::withKey(const QString &idempotencyKey)
{
    for (const auto &[id, refund] : m_books.refunds) {
        if (refund.idempotencyKey == idempotencyKey)
            return refund;
    }
    return std::nullopt;
}

Result<Refund> MemoryRefunds::read(RefundId id)
{
    return m_books.refunds.at(id);
}

Result<QList<Refund>> MemoryRefunds::ofPayment(PaymentId payment)
{
    QList<Refund> found;
    for (const auto &[id, refund] : m_books.refunds) {
        if (refund.payment == payment)
            found.append(refund);
    }
    return found;
}

Result<RefundId> MemoryRefunds::add(const Refund &refund)
{
    ++m_books.writes;
    const RefundId id{m_books.nextId()};
    m_books.refunds[id] = refund;
    m_books.refunds[id].id = id;
    return id;
}

Result<> MemoryRefunds::save(const Refund &refund)
{
    ++m_books.writes;
    const RefundState from = m_books.refunds.at(refund.id).state;
    if (from != refund.state)
        m_books.changed(SimSubject::Kind::Refund, from, refund.state);
    if (from != refund.state && !mayBecome(from, refund.state))
        m_books.wrongChanges.push_back(
            QStringLiteral("refund %1: %2 → %3").arg(refund.id.value).arg(code(from), code(refund.state)));
    m_books.refunds[refund.id] = refund;
    return {};
}

Result<RefundAttemptId> MemoryRefunds::addAttempt(const RefundAttempt &attempt)
{
    for (const auto &[id, pending] : m_books.attempts) {
        if (pending.key == attempt.key && pending.outcome == RefundOutcome::Pending) {
            const RefundAttemptId known = id;
            m_books.attempts.change(known).sentAt = std::max(pending.sentAt, attempt.sentAt);
            return known;
        }
    }
    const RefundAttemptId id{m_books.nextId()};
    m_books.attempts[id] = attempt;
    m_books.attempts[id].id = id;
    return id;
}

Result<std::optional<Instant>> MemoryRefunds::lastSentAt(RefundId refund)
{
    std::optional<Instant> last;
    for (const auto &[id, attempt] : m_books.attempts) {
        if (attempt.refund == refund)
            last = std::max(last.value_or(attempt.sentAt), attempt.sentAt);
    }
    return last;
}

Result<> MemoryRefunds::closeAttempts(RefundId refund, const QString &key, RefundOutcome outcome,
                                      const QString &detail)
{
    for (auto &[id, attempt] : m_books.attempts.change()) {
        if (attempt.refund == refund && attempt.key == key && attempt.outcome == RefundOutcome::Pending) {
            attempt.outcome = outcome;
            attempt.detail = detail;
        }
    }
    return {};
}

} // namespace meja
