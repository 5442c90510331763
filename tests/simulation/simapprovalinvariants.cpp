#include "simapprovalinvariants.h"

namespace meja {

namespace {

bool isSameTransfer(const Refund &one, const Refund &other)
{
    return one.amount == other.amount && one.destination == other.destination;
}

QString say(const char *text, RefundId id)
{
    return QString::fromLatin1(text).arg(id.value);
}

} // namespace

void SimApprovalInvariants::added(const Actor &actor, const Refund &refund)
{
    if (actor.kind == QLatin1String("staff"))
        m_people[refund.id].insert(actor.name);
}

void SimApprovalInvariants::changed(const Actor &actor, const Refund &was, const Refund &now,
                                    QStringList &problems)
{
    const bool isReopened = was.state != RefundState::Requested && now.state == RefundState::Requested;
    const bool isSame = isSameTransfer(was, now);
    if (isSame && (isReopened || was.requestedBy != now.requestedBy))
        problems.append(say("M4 an edit without a change changed refund %1", now.id));
    if (!isSame && now.state != RefundState::Requested)
        problems.append(say("M4 refund %1 was changed, but keeps its approval", now.id));
    if (!isSame)
        m_people[now.id].insert(actor.name);
    const bool isApproved = was.state == RefundState::Requested && now.state == RefundState::Approved;
    if (isApproved && m_people[now.id].contains(now.approvedBy))
        problems.append(say("M4 refund %1 was approved by a person who requested or edited it", now.id));
}

/// The limit counts for all automatically approved refunds of an order together.
void SimApprovalInvariants::approvedAutomatically(const SimBooks &after, const Refund &refund,
                                                  QStringList &problems) const
{
    Rupiah sum;
    for (const auto &[id, other] : after.refunds) {
        if (other.order == refund.order && other.isApprovedAutomatically && holdsMoney(other.state))
            sum = sum + other.amount;
    }
    if (sum >= m_limit)
        problems.append(say("M4 refund %1 needs an approval: the limit of its order is used up", refund.id));
    if (refund.method == RefundMethod::Manual && !isComplete(refund.destination))
        problems.append(
            say("M4 refund %1 needs no approval, but nobody knows where to transfer it", refund.id));
}

QStringList SimApprovalInvariants::problemsOf(const Actor &actor, const SimBooks &before,
                                              const SimBooks &after)
{
    QStringList problems;
    for (const auto &[id, refund] : after.refunds) {
        const auto was = before.refunds.find(id);
        const bool isNew = was == before.refunds.end();
        if (isNew)
            added(actor, refund);
        else
            changed(actor, was->second, refund, problems);
        if (refund.isApprovedAutomatically && (isNew || !was->second.isApprovedAutomatically))
            approvedAutomatically(after, refund, problems);
    }
    return problems;
}

} // namespace meja
