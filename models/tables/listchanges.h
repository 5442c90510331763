#pragma once

#include "recordtablemodel.h"
#include "rowchanges.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace meja {

/// Applies changes of the database to a list: reads changed rows in memory again, and counts the rows that
/// are new in the list without inserting them, so that no row moves. For `ListPage`.
///
/// Changes are collected and read together. While the list is not shown they only wait.
class ListChanges : public QObject
{
    Q_OBJECT

public:
    /// With this many new rows the count ends.
    static constexpr int maxCounted = 100;

    ListChanges(RecordSource &source, RecordTableModel &model, QObject *parent);
    ~ListChanges() override;

    void take(const RowChanges &changes);
    /// Whether the list is on screen. Waiting changes are read when it becomes active.
    void setActive(bool active);
    /// Forgets the new rows, because the list is read again.
    void clear();

    /// The number of new rows that are not shown, up to `maxCounted`.
    [[nodiscard]] int newRows() const { return static_cast<int>(m_new.size()); }
    /// Whether rows changed of which it is not known whether they are new.
    [[nodiscard]] bool hasOtherChanges() const { return m_hasOtherChanges; }
    /// Whether no request is running.
    [[nodiscard]] bool isSettled() const { return m_running == 0; }

Q_SIGNALS:
    /// `newRows` or `hasOtherChanges` changed.
    void newRowsChanged();
    /// Any row may have changed; the list must be read again.
    void reloadNeeded();

private:
    [[nodiscard]] bool concernsList(const RowChanges &changes) const;
    [[nodiscard]] QList<qint64> keysToRead() const;
    void schedule();
    void read();
    void readRows(const QList<qint64> &keys);
    void readNewRows(const QSet<qint64> &keys);
    void readTop(const QSet<qint64> &keys);
    void readAgain(const QList<qint64> &keys, const Error &error);
    void addNewRows(const QSet<qint64> &asked, const QList<qint64> &found);

    RecordSource &m_source;
    RecordTableModel &m_model;
    Lane m_rowLane = Lane::next();
    Lane m_newLane = Lane::next();
    RowChanges m_pending;
    QTimer m_timer;
    QElapsedTimer m_sinceRead;
    QSet<qint64> m_new;
    std::optional<ListTop> m_top; ///< Read by this object when the model has none.
    quint64 m_generation = 0;     ///< Results of older generations are discarded.
    int m_running = 0;            ///< Requests without a result.
    bool m_isActive = true;
    bool m_hasOtherChanges = false;
};

} // namespace meja
