#pragma once

#include "resource.h"

#include <QFrame>
#include <QStringList>

class QListWidget;

namespace meja {

/// Which columns a list shows, in which order: ticks, and dragging or Alt+Up/Down to move. Below them,
/// how high the rows are.
class ColumnsPopup : public QFrame
{
    Q_OBJECT

public:
    ColumnsPopup(const Resource &resource, Role role, const QStringList &shown, bool compact,
                 QWidget *parent);

Q_SIGNALS:
    /// Empty: those listed by default.
    void columnsChosen(const QStringList &columns);
    void compactChosen(bool compact);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addColumn(const Column &column, bool shown);
    void moveCurrent(int step);
    void tell();

    QListWidget *m_list;
};

} // namespace meja
