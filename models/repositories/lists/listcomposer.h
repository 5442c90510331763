#pragma once

#include "keyset.h"
#include "listcriteria.h"
#include "page.h"
#include "predicatesql.h"
#include "sqltext.h"
#include "statement.h"
#include "tablefacts.h"

#include <optional>

namespace meja {

/// Which rows of a list a statement brings, in the order of walking.
struct Slice
{
    std::optional<Cursor> from = {};   ///< Exclusive.
    std::optional<QString> start = {}; ///< Instead of `from`: a value of the first level, inclusive.
    PageRequest::Direction direction = PageRequest::Direction::Forward;
    qint64 limit = 100;
    qint64 offset = 0;
};

/// Composes the statements a list is read by. Identifiers come from the resource alone, quoted; every
/// value is bound. Three ways lead to the same rows in the same order:
///
/// * `page` walks an index in the list's order and drops rows that don't match: for everything the
///   order's index or a filter's own index serves;
/// * `pageOfHits` gathers all rows that meet the words through their trigram indexes, then filters and
///   orders them: for words that few rows meet;
/// * `window` looks through the next so many rows of the order, row by row: for words that no index
///   serves; called again and again.
///
/// Answers of the three begin alike: the texts of the level fields (the key last), the columns, the link
/// keys; rows whose key is null carry only what follows: `pageOfHits` adds the number of hits, `window`
/// the number of rows looked through and the level texts of the last of them.
class ListComposer
{
public:
    /// Beyond this many hits, walking through the order finds a page's worth sooner.
    static constexpr qint64 mostHits = 40'000;

    ListComposer(ListCriteria criteria, const SchemaFacts &facts);

    Result<Statement> page(const QList<const Column *> &columns, const Slice &slice) const;
    /// The hits are right only when their number is at most `most`.
    Result<Statement> pageOfHits(const QList<const Column *> &columns, const Slice &slice, qint64 most) const;
    Result<Statement> window(const QList<const Column *> &columns, const Slice &slice, qint64 rows) const;

    /// Whether some word can drive `pageOfHits` at all.
    [[nodiscard]] bool hasDrivingWords() const { return !m_drivers.isEmpty(); }

    /// `explain (format json)` of the words' hits.
    [[nodiscard]] Statement explainHits(qint64 most) const;

    /// One row by its key.
    [[nodiscard]] Statement record(const QList<const Column *> &columns, qint64 key) const;

    /// Key and title of rows whose title begins with the text, then of those that contain it.
    [[nodiscard]] Statement suggestions(const Column &title, const QString &typed, int limit) const;

    /// `from … where …` of all rows of the list, by their hits or by looking through the table.
    [[nodiscard]] QString matchingRows(PredicateSql &predicates, bool byHits) const;

    [[nodiscard]] const ListCriteria &criteria() const { return m_criteria; }
    [[nodiscard]] const TableFacts &facts() const { return m_facts; }
    /// `t."placed_at" as s0, …` of every level.
    [[nodiscard]] QString pickList(const QString &alias) const;

private:
    struct Access
    {
        QStringList branches;  ///< Conditions, each one range of an index.
        QList<Criterion> rest; ///< What the branches leave to be checked.
    };

    [[nodiscard]] QString table() const;
    [[nodiscard]] Result<Access> access(const Keyset &keyset, const Slice &slice, SqlText &text) const;
    [[nodiscard]] bool servedAsRange(const Criterion &criterion) const;
    [[nodiscard]] bool servedByValues(const Criterion &criterion) const;
    [[nodiscard]] QString merged(const QString &select, const QStringList &branches, const Keyset &keyset,
                                 const QString &condition, const Slice &slice) const;
    [[nodiscard]] QString outputs(const QList<const Column *> &columns, PredicateSql &predicates) const;
    [[nodiscard]] QString hits(const QString &fields, PredicateSql &predicates, qint64 most) const;
    [[nodiscard]] QString conditionsOf(const Criterion &choice, PredicateSql &predicates) const;
    [[nodiscard]] QString checkedInTurn(const QString &ordered, const QList<Criterion> &checked,
                                        const Keyset &keyset, PredicateSql &predicates) const;
    [[nodiscard]] QString windowFields(const QList<Criterion> &checked, const PredicateSql &predicates) const;
    [[nodiscard]] QString keyOf(const QString &alias) const;
    void chooseDrivers();

    ListCriteria m_criteria;
    TableFacts m_facts;
    QList<Criterion> m_drivers;
    QList<Criterion> m_followers; ///< Words that are checked on the drivers' rows.
};

} // namespace meja
