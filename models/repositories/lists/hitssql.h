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
    /// Selects the rows that meet all words without an index of a word: related rows first, as sets of keys.
    static HitsSql bySets(const ListCriteria &criteria);

    /// Whether an index serves at least one word.
    [[nodiscard]] bool hasDrivers() const { return !m_drivers.isEmpty(); }
    [[nodiscard]] const QList<Criterion> &followers() const { return m_followers; }

    /// @param fields expressions over the alias `t`.
    /// @param maxHits each branch of the union stops one row after this many; 0: no limit.
    [[nodiscard]] QString select(const QStringList &fields, PredicateSql &predicates, qint64 maxHits) const;

private:
    explicit HitsSql(const Resource &resource) : m_resource(&resource) {}
    [[nodiscard]] QStringList conditionsOf(const Criterion &choice, PredicateSql &predicates) const;

    const Resource *m_resource;
    QList<Criterion> m_drivers;
    QList<Criterion> m_followers;
    QList<Criterion> m_sets;
};

} // namespace meja
