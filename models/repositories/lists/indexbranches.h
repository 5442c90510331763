#pragma once

#include "listcriteria.h"
#include "predicatesql.h"
#include "tablefacts.h"

#include <QStringList>

namespace meja {

/// The rows of a list as ranges of the index that serves its order, so that PostgreSQL reads each range in
/// order and stops after one page.
struct IndexBranches
{
    QStringList conditions = {}; ///< Each is one range of an index; together they cover every row once.
    QList<Criterion> rest = {};  ///< Filters that no range covers; each row is checked against them.

    /// @param ranges the ranges after a cursor, from `Keyset::ranges`.
    static IndexBranches of(const QStringList &ranges, const ListCriteria &criteria, const TableFacts &facts,
                            PredicateSql &predicates);
};

} // namespace meja
