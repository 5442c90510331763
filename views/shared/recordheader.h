#pragma once

#include <QHeaderView>
#include <QList>

#include <functional>

namespace meja {

/// The header of a record list. A click sorts by a column, Shift+click adds a sort level; dragging moves and
/// resizes columns. Each sort level shows an arrow, and its number if there are several.
class RecordHeader : public QHeaderView
{
    Q_OBJECT

public:
    struct Level
    {
        int section = 0; ///< Logical.
        Qt::SortOrder order = Qt::AscendingOrder;

        friend bool operator==(const Level &, const Level &) = default;
    };

    explicit RecordHeader(QWidget *parent);

    void setLevels(const QList<Level> &levels);
    [[nodiscard]] const QList<Level> &levels() const { return m_levels; }

    /// Ctrl+Up and Ctrl+Down sort by the section, with Shift as a further level; Ctrl+Left and Ctrl+Right
    /// resize it. Returns false for every other key.
    bool handleKey(const QKeyEvent &event, int section);

    [[nodiscard]] QSize sizeHint() const override;

    /// Sets the function that returns the tooltip of a section.
    void setToolTips(const std::function<QString(int section)> &toolTips) { m_toolTips = toolTips; }

Q_SIGNALS:
    /// The user clicked this column to sort by it. @param further adds it to the existing sort levels.
    void sortRequested(int section, bool further);
    /// The user sorted by keys, which set the direction.
    void orderRequested(int section, bool further, Qt::SortOrder order);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    void changeWidth(int section, int pixels);
    [[nodiscard]] qsizetype levelOf(int section) const;
    void paintLevel(QPainter *painter, const QRect &rect, qsizetype level) const;

    QList<Level> m_levels;
    Qt::KeyboardModifiers m_modifiers;
    std::function<QString(int section)> m_toolTips;
};

} // namespace meja
