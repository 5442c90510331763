#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// One job of the seed, which runs on one connection: a script of `resources/sql/seed`, or a named statement
/// with one argument.
struct SeedJob
{
    enum class Kind {
        Script,      ///< Runs `:/sql/seed/<argument>.sql` in a transaction of its own.
        Skeleton,    ///< Generates the basic data of half of the orders; the argument is `1` or `2`.
        Index,       ///< Creates the index with that name.
        Constraints, ///< Adds the unique constraints with their existing indexes.
        Tidy         ///< Vacuums, analyses and counts the table with that name.
    };

    Kind kind;
    QString argument;       ///< The argument, as described at `Kind`.
    QStringList after = {}; ///< Names of the jobs that must be done first.

    [[nodiscard]] QString name() const;
};

/// An index that is dropped while its table is filled and created afterwards, which is faster.
struct DroppedIndex
{
    QString table;
    QString name;
};

/// All jobs, in the order in which they should start.
[[nodiscard]] QList<SeedJob> seedJobs(const QList<DroppedIndex> &indexes);

} // namespace meja
