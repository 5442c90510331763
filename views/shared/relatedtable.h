#pragma once

#include "relatedtablemodel.h"

#include <QTableView>

namespace meja {

/// A table of related rows without a frame, with badges for states and links. Enter or a click on a link
/// opens its target; Enter or a double click elsewhere opens the row's record.
class RelatedTable : public QTableView
{
    Q_OBJECT

public:
    /// The model must outlive the table.
    explicit RelatedTable(RelatedTableModel *model, QWidget *parent = nullptr);

    /// Sets the column that takes the remaining width.
    void setStretched(const QString &column) { m_stretched = column; }
    /// Limits the height: at least `minRows` rows, if there are as many, and at most `maxRows`.
    void setRowsShown(int minRows, int maxRows);
    void fit();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openRequested(const QString &resource, qint64 key);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Opens the target of the cell's link; without a link the record of the row, if `orRow`.
    void openTarget(const QModelIndex &index, bool orRow);
    void copySelection();
    [[nodiscard]] int heightFor(int rows) const;

    RelatedTableModel *m_model;
    QString m_stretched;
    int m_minRows = 1;
    int m_maxRows = 6;
    bool m_scrolls = false; ///< Shows a horizontal scroll bar.
};

} // namespace meja
