#pragma once

#include "columnstatistics.h"
#include "connection.h"
#include "listcomposer.h"
#include "listcriteria.h"
#include "resourcecatalogue.h"
#include "statisticsmemory.h"
#include "tablefacts.h"
#include "walkmemory.h"

#include <chrono>
#include <functional>
#include <memory>

namespace meja {

/// Whose eyes read, and within which bounds.
struct ReadingManner
{
    enum class Plan {
        Automatic, ///< Chosen by estimates and time limits.
        Hits,      ///< Through the words' indexes whenever a word can drive; without any limit. For tests.
        Walk       ///< Through the list's order, row by row. For tests.
    };

    Role role = Role::Staff;
    std::function<const Resource *(const QString &)> find = findResource;
    Plan plan = Plan::Automatic;
    std::chrono::milliseconds firstBudget{100}; ///< A list's first page that isn't complete by then is
                                                ///< answered in part, for progress to show at once.
    std::chrono::milliseconds budget{220};      ///< The same for every page that begins at a cursor.
    qint64 firstWindow = 500;                   ///< Rows a walk looks through in its first step.
    std::shared_ptr<WalkMemory> memory = std::make_shared<WalkMemory>();
    std::shared_ptr<StatisticsMemory> statistics = std::make_shared<StatisticsMemory>();
    std::function<bool()> isCancelled = [] { return false; };
};

/// One connection with what readers of lists need to know; belongs to the connection's thread.
class ReaderSession
{
public:
    ReaderSession(Connection &connection, const SchemaFacts &facts, ReadingManner manner);

    [[nodiscard]] const ReadingManner &manner() const { return m_manner; }
    [[nodiscard]] const SchemaFacts &facts() const { return m_facts; }

    /// `Invalid` for an unknown list, else as `ListCriteria::read`.
    [[nodiscard]] Result<ListCriteria> criteria(const ListQuery &query) const;

    Result<ResultSet> run(const Statement &statement) { return m_connection.run(statement); }
    /// Runs a statement that may take long beside others that must not wait for it, or explains one.
    Result<ResultSet> runPatiently(const Statement &statement);
    /// Runs a statement that is given up when it takes longer; `ranOutOfTime` tells so of the failure.
    Result<ResultSet> runWithin(const Statement &statement, std::chrono::milliseconds limit);
    [[nodiscard]] bool ranOutOfTime(const Error &error) const;

    /// Whether gathering the hits of a search looks cheaper than walking to them.
    Result<bool> hitsArePromising(const ListComposer &composer);

    /// Empty statistics when the table was never analysed.
    Result<ColumnStatistics> statistics(const Resource &resource, const QString &field, ValueType type);

private:
    Result<ResultSet> runUnder(const Statement &settings, const Statement &statement);

    Connection &m_connection;
    const SchemaFacts &m_facts;
    ReadingManner m_manner;
};

} // namespace meja
