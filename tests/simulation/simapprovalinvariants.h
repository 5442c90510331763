#pragma once

#include "actor.h"
#include "simbooks.h"

#include <QStringList>

#include <set>

namespace meja {

/// M4: who may approve a refund, what an edit changes, and what needs no approval. Follows each refund from
/// its request.
class SimApprovalInvariants
{
public:
    explicit SimApprovalInvariants(Rupiah limit) : m_limit(limit) {}

    /// Called after every commit; returns the violations by it.
    [[nodiscard]] QStringList problemsOf(const Actor &actor, const SimBooks &before, const SimBooks &after);

private:
    void added(const Actor &actor, const Refund &refund);
    void changed(const Actor &actor, const Refund &was, const Refund &now, QStringList &problems);
    void approvedAutomatically(const SimBooks &after, const Refund &refund, QStringList &problems) const;

    Rupiah m_limit;
    std::map<RefundId, std::set<QString>>
        m_people; ///< Who requested each refund or changed what is approved.
};

} // namespace meja
