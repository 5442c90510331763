#pragma once

#include <QHeaderView>
#include <QList>

namespace meja {

/// The column heads of a record list: click sorts by a column, Shift+click adds a level, drags move
/// and size. Each level of the order shows its arrow, and its number when there are several.
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

    /// Ctrl+Up and Ctrl+Down sort by the section, Shift keeps the levels there are; Ctrl+Left and Ctrl+Right
    /// size it. False for every other key.
    bool takeKey(const QKeyEvent &event, int section);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Somebody asked for an order by this column; `further` keeps the levels there are.
    void sortRequested(int section, bool further);
    /// The same, by keys that say which way.
    void orderRequested(int section, bool further, Qt::SortOrder order);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    void widen(int section, int pixels);
    [[nodiscard]] qsizetype levelOf(int section) const;
    void paintLevel(QPainter *painter, const QRect &rect, qsizetype level) const;

    QList<Level> m_levels;
    Qt::KeyboardModifiers m_modifiers;
};

} // namespace meja
