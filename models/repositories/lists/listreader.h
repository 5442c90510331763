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

/// Reads the rows of lists on one connection, on the caller's thread: chooses the plan, runs the
/// statements, makes pages of the answers. Failures as `RecordSource` says.
class ListReader
{
public:
    explicit ListReader(ReaderSession &session) : m_session(session) {}

    Result<Page> page(const PageRequest &request);
    /// @param map of the request's list; null: by statistics, which is exact near the beginning only.
    Result<RecordSource::Jump> jump(const PageRequest &request, qint64 position, qint64 total,
                                    const KeyMap *map);
    Result<Record> record(const QString &resource, qint64 key, const QStringList &columns);
    Result<QList<Suggestion>> suggest(const QString &resource, const QString &text);
    Result<QList<qint64>> findByContact(const QString &contact);

private:
    struct Reading; // One page being read.
    using Aim = std::function<std::optional<QString>(double part)>;

    Result<Page> read(const Reading &reading);
    Result<Page> pageByOrder(const Reading &reading);
    Result<std::optional<Page>> pageByHits(const Reading &reading);
    Result<Page> pageByWalk(const Reading &reading);
    Result<Page> partOf(const Reading &reading, const QList<Record> &found, const Cursor &resume);
    Result<double> partBefore(const Reading &reading, const Cursor &cursor);
    Result<RecordSource::Jump> jumpByStatistics(Reading reading, qint64 position, qint64 total);
    Result<Aim> aimAt(const Reading &reading);
    Result<std::optional<ColumnStatistics::Range>> rangeOf(Reading reading);
    Result<Page> lastPage(Reading reading);

    ReaderSession &m_session;
    QElapsedTimer m_clock; ///< Since the page was asked for.
};

} // namespace meja
