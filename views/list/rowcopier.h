#pragma once

#include "recordsource.h"
#include "selectedkeys.h"

#include <QObject>
#include <QSet>

namespace meja {

/// Copies selected rows of a list to the clipboard, in the list's order. It reads the rows page by page, so
/// that rows that are not in memory are copied too.
class RowCopier : public QObject
{
    Q_OBJECT

public:
    /// More rows are not copied: they would take too long, and belong into an export.
    static constexpr qint64 maxRows = 10'000;

    RowCopier(RecordSource &source, const Resource &resource, QObject *parent);
    ~RowCopier() override;

    /// Copies the selected rows of `query` with these columns, in this order. A newer copy discards the older
    /// one.
    void copy(const ListQuery &query, const QStringList &columns, const SelectedKeys &selected);
    /// Discards the running copy.
    void cancel();

Q_SIGNALS:
    void copied(int rows);
    void tooMany(); ///< More than `maxRows` rows are selected; nothing was copied.
    void failed(const meja::Error &error);

private:
    void readNext(const std::optional<Cursor> &from);
    void take(const Result<Page> &page);
    [[nodiscard]] bool wants(qint64 key) const { return m_keys.contains(key) != m_allMatching; }
    void finish();

    RecordSource &m_source;
    const Resource &m_resource;
    Lane m_lane = Lane::next();
    ListQuery m_query;
    QStringList m_columns;
    QSet<qint64> m_keys;
    bool m_allMatching = false;
    QList<Record> m_records;
    quint64 m_requestId = 0;
};

} // namespace meja
