#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace meja {

class FieldGrid;

/// Groups of fields side by side, in as many columns as the width allows.
class FieldColumns : public QWidget
{
    Q_OBJECT

public:
    explicit FieldColumns(QWidget *parent = nullptr);

    void addGrid(FieldGrid *grid);
    [[nodiscard]] int columnCount() const { return m_used; }
    /// The height of the content at this width, in pixels.
    [[nodiscard]] int heightFor(int width) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(int columns);

    QList<FieldGrid *> m_grids;
    QList<QVBoxLayout *> m_stacks;
    int m_used = 0;
    int m_maxColumns;
};

} // namespace meja
