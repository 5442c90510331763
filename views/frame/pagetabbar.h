#pragma once

#include <QTabBar>

namespace meja {

/// The bar of the open pages. A tab shows the beginning and the end of a long title and keeps a width at
/// which both can be read; the bar scrolls when there is no more room.
class PageTabBar : public QTabBar
{
    Q_OBJECT

public:
    explicit PageTabBar(QWidget *parent = nullptr);

    /// Whether the bar has to scroll to show all tabs.
    [[nodiscard]] bool isOverfull() const;

Q_SIGNALS:
    void middleClicked(int index);
    void menuRequested(int index, QPoint globalPosition); ///< By mouse or keyboard.
    void layoutChanged();                                 ///< Emitted before the event loop continues.

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void tabLayoutChange() override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int m_middlePressed = -1; ///< The tab under the pointer when the middle button was pressed; -1: none.
};

} // namespace meja
