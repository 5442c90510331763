#pragma once

#include "listcriteria.h"
#include "predicatesql.h"

#include <QStringList>

namespace meja {

/// Selects the rows that meet the search words of a list through the trigram indexes. Words that an index
/// serves are drivers; the other words must be checked on the rows that the drivers find.
class HitsSql
{
public:
    explicit HitsSql(const ListCriteria &criteria);
    /// The same for words that no trigram index serves: the related rows with a word are looked up first,
    /// which is fast when they are few or their table is small.
    static HitsSql bySets(const ListCriteria &criteria);

    /// Whether an index serves at least one word.
    [[nodiscard]] bool hasDrivers() const { return !m_drivers.isEmpty(); }
    [[nodiscard]] const QList<Criterion> &followers() const { return m_followers; }

    /// @param fields expressions over the alias `t`.
    /// @param maxHits each branch of the union stops one row after this many; 0: no limit.
    [[nodiscard]] QString select(const QStringList &fields, PredicateSql &predicates, qint64 maxHits) const;

private:
    HitsSql(const ListCriteria &criteria, bool (*drives)(const Criterion &));
    [[nodiscard]] QStringList conditionsOf(const Criterion &choice, PredicateSql &predicates) const;

    const Resource *m_resource;
    QList<Criterion> m_drivers;
    QList<Criterion> m_followers;
};

} // namespace meja
