#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// One piece of the seed's work, done by one connection: a script of `resources/sql/seed`, or one of
/// the named statements with its bound word.
struct SeedJob
{
    enum class Kind {
        Script,      ///< `:/sql/seed/<word>.sql`, in a transaction of its own.
        Skeleton,    ///< Half the orders; the word tells which, `1` or `2`.
        Index,       ///< Makes the index that the word names.
        Constraints, ///< Gives the indexes of unique constraints back to them.
        Tidy         ///< Vacuums, analyses and counts the table that the word names.
    };

    Kind kind;
    QString word;
    QStringList after = {}; ///< Names of jobs that must be done before.

    [[nodiscard]] QString name() const;
};

/// An index that rests while its table is filled.
struct RestingIndex
{
    QString table;
    QString name;
};

/// All jobs in the order in which they should start.
[[nodiscard]] QList<SeedJob> seedJobs(const QList<RestingIndex> &indexes);

} // namespace meja
