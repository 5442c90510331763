#pragma once

#include <QDate>
#include <QWidget>

class QComboBox;
class QToolButton;

namespace meja {

class MonthGrid;

/// A calendar: the month with buttons before and after it, a list of years, the days, and "Today". Used to
/// go to a date and by filters for days.
class MonthCalendar : public QWidget
{
    Q_OBJECT

public:
    MonthCalendar(QDate today, QWidget *parent);

    [[nodiscard]] MonthGrid &grid() { return *m_grid; }
    /// Shows that day without emitting `moved`.
    void setDay(QDate day);

Q_SIGNALS:
    void moved(QDate day);
    void chosen(QDate day);

private:
    [[nodiscard]] QToolButton *addButton(const QString &text, const QString &name, int months);
    void chooseMonth();
    void showDay(QDate day);

    QDate m_today;
    MonthGrid *m_grid;
    QComboBox *m_month;
    QComboBox *m_year;
};

} // namespace meja
