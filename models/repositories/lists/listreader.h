#pragma once

#include "columnstatistics.h"
#include "keymap.h"
#include "page.h"
#include "readersession.h"
#include "recordsource.h"
#include "rowreader.h"

#include <QElapsedTimer>

#include <functional>
#include <optional>

namespace meja {

/// Reads the rows of lists on one connection, on the caller's thread: chooses the plan, runs the statements
/// and makes pages of the results. Functions fail as `RecordSource` documents.
class ListReader
{
public:
    explicit ListReader(ReaderSession &session) : m_session(session) {}

    Result<Page> page(const PageRequest &request);
    /// @param map the key map of the list. Null: the position is estimated from statistics, and is exact only
    /// within the first `KeyMap::step` rows.
    Result<RecordSource::Jump> jump(const PageRequest &request, qint64 position, qint64 total,
                                    const KeyMap *map);
    Result<Record> record(const QString &resource, qint64 key, const QStringList &columns);
    Result<QList<Record>> rows(const ListQuery &query, const QStringList &columns, const QList<qint64> &keys);
    Result<QList<qint64>> matching(const ListQuery &query, const QList<qint64> &keys,
                                   const std::optional<Cursor> &before);
    Result<QList<Suggestion>> suggest(const QString &resource, const QString &text);
    Result<QList<qint64>> findByContact(const QString &contact);

private:
    struct Reading; // The state of reading one page.
    using ValueEstimator = std::function<std::optional<QString>(double part)>;

    Result<Page> read(const Reading &reading);
    Result<Page> pageByOrder(const Reading &reading);
    Result<std::optional<Page>> pageByHits(const Reading &reading);
    Result<std::optional<Page>> pageBySets(const Reading &reading);
    Result<Page> pageOfSlowSearch(const Reading &reading);
    Result<Page> pageByScan(const Reading &reading);
    Result<Page> incompletePage(const Reading &reading, const QList<Record> &found, const Cursor &resume);
    Result<double> partScanned(const Reading &reading, const Cursor &cursor);
    Result<RecordSource::Jump> jumpByStatistics(Reading reading, qint64 position, qint64 total);
    Result<ValueEstimator> estimatorFor(const Reading &reading);
    Result<std::optional<ColumnStatistics::Range>> rangeOf(Reading reading);
    Result<Page> lastPage(Reading reading);

    ReaderSession &m_session;
    QElapsedTimer m_clock; ///< Since the request.
};

} // namespace meja
