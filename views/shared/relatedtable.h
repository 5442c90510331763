#pragma once

#include "relatedtablemodel.h"

#include <QTableView>

namespace meja {

/// A quiet table of related rows: no frame, badges for states, links in the accent. Enter or a click
/// on a link opens what it names; Enter or a double click elsewhere opens the row itself.
class RelatedTable : public QTableView
{
    Q_OBJECT

public:
    /// The model must be there for as long as the table.
    explicit RelatedTable(RelatedTableModel *model, QWidget *parent = nullptr);

    /// Columns take what their values need, and this one what is left.
    void setStretched(const QString &column) { m_stretched = column; }
    /// As tall as its rows: where room is short at least so many of them, and never more than `most`.
    void setRowsShown(int fewest, int most);
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
    void openLinkOr(const QModelIndex &index, bool row);
    void copySelection();
    [[nodiscard]] int heightFor(int rows) const;

    RelatedTableModel *m_model;
    QString m_stretched;
    int m_fewest = 1;
    int m_most = 6;
};

} // namespace meja
