#pragma once

#include "columnstatistics.h"
#include "connection.h"
#include "listcomposer.h"
#include "listcriteria.h"
#include "resourcecatalogue.h"
#include "slowsearchcache.h"
#include "statisticscache.h"
#include "tablefacts.h"

#include <chrono>
#include <functional>
#include <memory>

namespace meja {

/// The role that reads, and the limits for reading. The caches are shared by all sessions that copy the same
/// value.
struct ReadingOptions
{
    enum class Plan {
        Automatic, ///< Chosen by estimates and timeouts.
        Hits,      ///< Gathers the hits whenever an index serves a word, without limits. For tests.
        Sets,      ///< Gathers the hits of all words without an index of a word, without limits. For tests.
        Scan       ///< Scans the list's order in windows. For tests.
    };

    Role role = Role::Staff;
    std::function<const Resource *(const QString &)> find = findResource;
    Plan plan = Plan::Automatic;
    std::chrono::milliseconds firstBudget{100}; ///< After this a scan returns an incomplete first page.
    std::chrono::milliseconds budget{220};      ///< The same for pages that begin at a cursor.
    qint64 firstWindow = 500;                   ///< Rows that a scan checks in its first step.
    std::shared_ptr<SlowSearchCache> slowSearches = std::make_shared<SlowSearchCache>();
    /// Searches of which a scan has found no row within its budget.
    std::shared_ptr<SlowSearchCache> rareSearches = std::make_shared<SlowSearchCache>();
    /// Searches whose rows could not be gathered by sets in time.
    std::shared_ptr<SlowSearchCache> slowSets = std::make_shared<SlowSearchCache>();
    std::shared_ptr<StatisticsCache> statistics = std::make_shared<StatisticsCache>();
    std::function<bool()> isCancelled = [] { return false; };
};

/// One connection with the role, schema facts and caches that list readers need. Use it only on the
/// connection's thread.
class ReaderSession
{
public:
    ReaderSession(Connection &connection, const SchemaFacts &facts, ReadingOptions options);

    [[nodiscard]] const ReadingOptions &options() const { return m_options; }
    [[nodiscard]] const SchemaFacts &facts() const { return m_facts; }

    /// Fails with `Invalid` for an unknown list, otherwise like `ListCriteria::read`.
    [[nodiscard]] Result<ListCriteria> criteria(const ListQuery &query) const;

    Result<ResultSet> run(const Statement &statement) { return m_connection.run(statement); }
    /// Runs a long statement, or an `explain`, on one server core, so that other queries do not wait for it.
    Result<ResultSet> runSlow(const Statement &statement);
    /// Runs a statement with a timeout. `timedOut` recognises the failure.
    Result<ResultSet> runWithin(const Statement &statement, std::chrono::milliseconds limit);
    [[nodiscard]] bool timedOut(const Error &error) const;

    /// Whether gathering the hits of a search is cheaper than a scan, by the planner's estimate.
    Result<bool> shouldGatherHits(const ListComposer &composer);

    /// The statistics are empty when the table was never analysed.
    Result<ColumnStatistics> statistics(const Resource &resource, const QString &field, ValueType type);

private:
    Result<ResultSet> runUnder(const Statement &settings, const Statement &statement);

    Connection &m_connection;
    const SchemaFacts &m_facts;
    ReadingOptions m_options;
};

} // namespace meja
