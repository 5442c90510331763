#pragma once

#include "recordheader.h"
#include "recordpainter.h"
#include "selectedkeys.h"

#include <QAbstractItemView>
#include <QPersistentModelIndex>

#include <optional>

namespace meja {

/// A list of records of any length. All rows have the same height and scroll row by row, so that the cost
/// does not depend on the number of rows. Rows are selected by record key and stay selected. The first
/// visible row stays at the top when rows before it are inserted or removed. The cursor stays on its record
/// when rows are read again, and on the screen when the user scrolls.
class RecordView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit RecordView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setCompact(bool compact);
    [[nodiscard]] RecordHeader &header() { return *m_header; }
    [[nodiscard]] SelectedKeys &selectedKeys() { return m_selected; }

    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    /// The number of whole rows that fit.
    [[nodiscard]] int rowsPerPage() const;
    [[nodiscard]] int topRow() const;
    void showRow(int row); ///< Scrolls the row to the top.
    void goToRow(int row); ///< The same, and moves the cursor to it.
    /// The width that the title and the visible cells need, in pixels; bounded below and above.
    [[nodiscard]] int fittingWidth(int section) const;
    void selectAll() override { m_selected.selectAllMatching(); }
    /// Copies the selected rows, or else the current row, to the clipboard. Emits `missingRowsNeeded` instead
    /// if some of them are not loaded.
    void copy();
    void copyCell(); ///< Copies the text of the current cell.
    /// The number of selected rows, loaded or not; an estimate like the length of the list.
    [[nodiscard]] qint64 selectedRows() const;
    /// The text of a cell that is wider than the cell; otherwise empty.
    [[nodiscard]] QString shortenedText(const QModelIndex &index) const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &) override {} ///< The base class would search the whole list.
    void reset() override;

Q_SIGNALS:
    void visibleRowsChanged(int first, int last);
    void widthChanged();
    /// The user opened the record of this row.
    void rowOpened(int row);
    /// The user followed the link of a cell.
    void linkFollowed(const QString &resource, qint64 key);
    void copied(int rows);
    void cellCopied();
    void missingRowsNeeded(); ///< Rows to copy are not loaded; nothing was copied.
    /// The user asked for the menu of a cell. @param at where, on the screen.
    void menuRequested(const QModelIndex &index, const QPoint &at);

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return m_header->offset(); }
    [[nodiscard]] int verticalOffset() const override { return 0; }
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &) const override { return {}; }

    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;

private:
    void keepTop();
    void followRecord();
    void keepCursorOnScreen();
    void placeCursor(int row);
    [[nodiscard]] bool isOnScreen(qint64 row) const;
    void announceVisible();
    void setTop(int row);
    void extendTo(int row);
    void extendOverLoadedRows();
    void toggle(int row);
    void selectOnly(int row);
    bool handleRowKey(QKeyEvent *event);
    void requestMenuAtCursor();
    void move(CursorAction action, Qt::KeyboardModifiers modifiers);
    void setHovered(const QModelIndex &index);
    [[nodiscard]] bool isOnLink(const QPoint &point) const;
    [[nodiscard]] QList<PaintedColumn> paintedColumns() const;
    [[nodiscard]] QList<int> shownSections() const;
    [[nodiscard]] std::optional<qint64> keyAt(int row) const;
    [[nodiscard]] int rowCount() const;

    RecordHeader *m_header;
    SelectedKeys m_selected;
    TextLayoutCache m_texts;
    QPersistentModelIndex m_top;
    QPersistentModelIndex m_anchor; ///< The first row of a range selection.
    QPersistentModelIndex m_hovered;
    std::optional<qint64> m_currentKey; ///< Of the record at the cursor, also while its row is not loaded.
    int m_currentSection = 0;
    bool m_rangeOpen = false; ///< Rows of the range are selected when they are loaded.
    bool m_updatingGeometry = false;
    int m_rowHeight;
    int m_announcedFirst = -1;
    int m_announcedLast = -1;
};

} // namespace meja
