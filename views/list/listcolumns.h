#pragma once

#include "columnmemory.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace meja {

class RecordTableModel;
class RecordView;

/// Which columns a list shows, in which order and how wide. Those somebody sized keep their size and are
/// remembered; all others fit the first rows, and texts among them give way where there is too little room.
class ListColumns : public QObject
{
    Q_OBJECT

public:
    ListColumns(const ColumnMemory &memory, RecordTableModel &model, RecordView &view, QObject *parent);

    [[nodiscard]] const QStringList &names() const { return m_names; }           ///< As they stand.
    [[nodiscard]] const QHash<QString, int> &widths() const { return m_widths; } ///< What somebody sized.

    void set(const QStringList &names, const QHash<QString, int> &widths);
    /// As they were kept last.
    void setRemembered();
    /// Takes and keeps other columns.
    void choose(const QStringList &names);
    /// Back to these, as delivered; what was kept is forgotten.
    void reset(const QStringList &names);

    /// Gives the heads their places and sizes, in the order of the columns.
    void layOut();
    /// Fits columns nobody has sized to the rows that are shown; once, so that nothing moves later.
    void fit();

Q_SIGNALS:
    void changed(); ///< By hand: moved or sized.

private:
    void shareRoom();
    void takeWidth(int section);
    void takeOrder();

    ColumnMemory m_memory;
    RecordTableModel &m_model;
    RecordView &m_view;
    QStringList m_names;
    QHash<QString, int> m_widths;
    QStringList m_fitted;       ///< Columns that were fitted last.
    QHash<QString, int> m_fits; ///< Widths that were found then, for as much room as they like.
    bool m_layingOut = false;
};

} // namespace meja
