#pragma once

#include <QWidget>

class QToolButton;

namespace meja {

/// The buttons at the right of a record's heading: copy a link, previous and next record, refresh.
class RecordActions : public QWidget
{
    Q_OBJECT

public:
    explicit RecordActions(QWidget *parent = nullptr);

    /// Shows the buttons for the record before and after this one, and enables those that exist. Without a
    /// call they are hidden: a record that was not opened from a list has no neighbours.
    void setNeighbours(bool previous, bool next);

Q_SIGNALS:
    void linkRequested();
    void previousRequested();
    void nextRequested();
    void refreshRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QToolButton *addButton(const QString &iconName, void (RecordActions::*clicked)());
    void retranslate();

    QToolButton *m_link;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_refresh;
};

} // namespace meja
