#pragma once

#include "columnsettings.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace meja {

class RecordTableModel;
class RecordView;

/// The columns of a list with their order and widths. Columns that the user resized keep their width, which
/// is stored. The others fit the first rows; text columns shrink if the list is too narrow.
class ListColumns : public QObject
{
    Q_OBJECT

public:
    ListColumns(const ColumnSettings &settings, RecordTableModel &model, RecordView &view, QObject *parent);

    [[nodiscard]] const QStringList &names() const { return m_names; } ///< In visible order.
    /// The widths that the user set, in pixels.
    [[nodiscard]] const QHash<QString, int> &widths() const { return m_widths; }

    void set(const QStringList &names, const QHash<QString, int> &widths);
    /// Applies the stored columns and widths.
    void applyStored();
    /// Applies and stores other columns.
    void choose(const QStringList &names);
    /// Applies the default columns and removes the stored ones.
    void reset(const QStringList &names);

    /// Sets the header's order and widths.
    void layOut();
    /// Fits the columns without a user width to the visible rows; once per list that was read, so that they
    /// do not change while the user reads. They only grow, so that they do not move with every typed letter.
    void fit();

Q_SIGNALS:
    void changed(); ///< The user moved or resized a column.

private:
    void distributeWidth();
    void storeWidth(int section);
    void storeOrder();

    ColumnSettings m_settings;
    RecordTableModel &m_model;
    RecordView &m_view;
    QStringList m_names;
    QHash<QString, int> m_widths;
    QStringList m_fitted;       ///< The columns of the last `fit()`.
    QHash<QString, int> m_fits; ///< The preferred widths found by `fit()`, in pixels.
    bool m_layingOut = false;
};

} // namespace meja
