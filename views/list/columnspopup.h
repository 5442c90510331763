#pragma once

#include "resource.h"

#include <QFrame>
#include <QStringList>

class QListWidget;

namespace meja {

/// The popup that chooses a list's columns: ticks show them; dragging or Alt+Up/Down moves them. Below
/// them is the option for compact rows.
class ColumnsPopup : public QFrame
{
    Q_OBJECT

public:
    ColumnsPopup(const Resource &resource, Role role, const QStringList &shown, bool compact,
                 QWidget *parent);

Q_SIGNALS:
    /// @param columns empty: the default columns.
    void columnsChosen(const QStringList &columns);
    void compactChosen(bool compact);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addColumn(const Column &column, bool shown);
    void moveCurrent(int step);
    void emitColumns();

    QListWidget *m_list;
};

} // namespace meja
