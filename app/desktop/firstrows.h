#pragma once

#include <QObject>
#include <QTimer>

namespace meja {

class MainWindow;

/// Waits for the moment a person waits for when the program starts: the rows of the first list are
/// painted. For measuring the start from outside.
class FirstRows : public QObject
{
    Q_OBJECT

public:
    explicit FirstRows(MainWindow &window);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void painted();

private:
    void look();

    MainWindow &m_window;
    QTimer m_glance;
    bool m_rowsAreThere = false;
};

} // namespace meja
