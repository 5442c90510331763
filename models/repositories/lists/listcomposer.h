#pragma once

#include "hitssql.h"
#include "keyset.h"
#include "listcriteria.h"
#include "page.h"
#include "predicatesql.h"
#include "selectsql.h"
#include "sqltext.h"
#include "statement.h"
#include "tablefacts.h"

#include <optional>

namespace meja {

/// Which rows of a list a statement returns, in the direction of reading.
struct Slice
{
    std::optional<Cursor> from = {};   ///< Not included.
    std::optional<QString> start = {}; ///< Instead of `from`: a value of the first sort level, included.
    PageRequest::Direction direction = PageRequest::Direction::Forward;
    qint64 limit = 100;
    qint64 offset = 0;
};

/// Composes the statements that read a list. Identifiers come only from the resource and are quoted; every
/// value is bound. Three statements return the same rows in the same order:
///
/// * `page` reads an index in the list's order and drops rows that do not match. It is for lists whose order
///   or filter has an index.
/// * `pageOfHits` gathers all rows that match the search words through their trigram indexes, then filters
///   and sorts them. It is for words that few rows contain.
/// * `window` checks the next rows of the order one by one. It is for words that no index serves. The caller
///   repeats it until it has a page.
///
/// The results of all three begin with the same columns: the texts of the sort levels (the key last), the
/// columns, the link keys. Further columns follow: for `pageOfHits` the number of hits; for `window` the
/// number of rows it checked and the sort levels of the last of them. A result without records has one row
/// whose key is null.
class ListComposer
{
public:
    /// With more hits than this, `window` finds one page sooner.
    static constexpr qint64 maxHits = 40'000;

    ListComposer(ListCriteria criteria, const SchemaFacts &facts);

    /// `page`, `pageOfHits` and `window` fail with `Invalid` when the cursor belongs to another order.
    Result<Statement> page(const QList<const Column *> &columns, const Slice &slice) const;
    /// The rows are complete only when the number of hits is at most `hitLimit`.
    Result<Statement> pageOfHits(const QList<const Column *> &columns, const Slice &slice,
                                 qint64 hitLimit) const;
    Result<Statement> window(const QList<const Column *> &columns, const Slice &slice, qint64 rows) const;

    /// Whether an index serves at least one search word, so that `pageOfHits` is possible.
    [[nodiscard]] bool hasDrivingWords() const { return m_hits.hasDrivers(); }

    /// The same list; its `pageOfHits` selects the hits without an index of a word, related rows first. This
    /// is for words that no index serves and that few rows contain.
    [[nodiscard]] ListComposer gatheringBySets() const;

    /// `explain (format json)` of the hits of the words.
    [[nodiscard]] Statement explainHits(qint64 hitLimit) const;

    /// One row by its key.
    [[nodiscard]] Statement record(const QList<const Column *> &columns, qint64 key) const;

    /// The rows with these keys, in any order.
    [[nodiscard]] Statement rows(const QList<const Column *> &columns, const QList<qint64> &keys) const;
    /// The keys of those rows that belong to the list, before the row of the cursor if there is one. Fails
    /// with `Invalid` when the cursor belongs to another order.
    Result<Statement> matching(const QList<qint64> &keys, const std::optional<Cursor> &before) const;

    /// Key, title and hint of rows whose title begins with the text, then of rows whose title contains it.
    [[nodiscard]] Statement suggestions(const Column &title, const QString &typed, int limit) const;

    /// All rows of the list, without columns. `byHits`: through the hits of the words, otherwise through the
    /// table.
    [[nodiscard]] SelectSql matchingRows(PredicateSql &predicates, bool byHits) const;

    [[nodiscard]] const ListCriteria &criteria() const { return m_criteria; }
    [[nodiscard]] const TableFacts &facts() const { return m_facts; }
    /// `alias."placed_at" as s0, …` for every sort level.
    [[nodiscard]] QStringList levelFields(const QString &alias) const;

private:
    /// The rows of the resource's table that pass `condition`, whatever the list's filters.
    [[nodiscard]] QString unfiltered(const QString &condition, const QList<const Column *> &columns,
                                     PredicateSql &predicates) const;
    [[nodiscard]] QString hasKey(const QList<qint64> &keys, SqlText &text) const;
    [[nodiscard]] Keyset keysetOf(const Slice &slice) const;
    [[nodiscard]] QString table() const;
    [[nodiscard]] QString keyOf(const QString &alias) const;
    [[nodiscard]] QString pickedKey() const;
    /// `on t."id" = picked.s1` and the joins of the relations.
    [[nodiscard]] QString onPickedKey() const;
    [[nodiscard]] QStringList pickedLevels(const QString &alias) const;
    [[nodiscard]] QString firstRows(const SelectSql &select, const QStringList &branches, const Slice &slice,
                                    const QString &mergedOrder) const;
    [[nodiscard]] QStringList outputs(const QList<const Column *> &columns, PredicateSql &predicates) const;
    [[nodiscard]] SelectSql checkedHits(const QStringList &ranges, const Keyset &keyset,
                                        PredicateSql &predicates) const;
    [[nodiscard]] SelectSql windowEnd(const Keyset &keyset) const;
    [[nodiscard]] QStringList windowFields(const QList<Criterion> &checked,
                                           const PredicateSql &predicates) const;

    ListCriteria m_criteria;
    TableFacts m_facts;
    HitsSql m_hits;
};

} // namespace meja
