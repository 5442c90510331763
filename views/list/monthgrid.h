#pragma once

#include <QDate>
#include <QWidget>

namespace meja {

/// The days of one month, from Monday to Sunday. Arrows move by days and weeks, Page Up and Page Down by
/// months, with Shift by years; Home and End go to the ends of the month, Enter chooses.
class MonthGrid : public QWidget
{
    Q_OBJECT

public:
    explicit MonthGrid(QDate today, QWidget *parent);

    /// Moves the cursor to that day and shows its month. An invalid day is ignored.
    void setDay(QDate day);
    [[nodiscard]] QDate day() const { return m_day; }
    /// The area of a day; empty if its month is not shown. For tests that click it.
    [[nodiscard]] QRect areaOf(QDate day) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void moved(QDate day);  ///< The cursor is on another day.
    void chosen(QDate day); ///< The user clicked the day or pressed Enter.

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QDate firstShown() const;
    [[nodiscard]] QDate dayAt(const QPoint &point) const;
    [[nodiscard]] QRect cell(int row, int column) const;
    void paintDay(QPainter &painter, QDate day) const;
    void describe();

    QDate m_today;
    QDate m_day;
};

} // namespace meja
