#pragma once

#include "filterpopup.h"

#include <QDate>

class QLabel;
class QLineEdit;

namespace meja {

class MonthCalendar;

/// A filter popup for store days: periods that move with the calendar, such as "Last 7 days", or a first and
/// a last day (both inclusive), typed in any usual spelling or chosen in a calendar.
class DaysPopup : public FilterPopup
{
    Q_OBJECT

public:
    DaysPopup(const FilterContext &filter, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void clearChoice() override;

private:
    void addPeriods(QVBoxLayout &column);
    QLineEdit *addEnd(QVBoxLayout &column, const QString &label, QDate day);
    void showTyped(const QLineEdit &end);
    void takeDay(QDate day);
    void apply();
    void showProblem(QLineEdit &end);

    QDate m_today;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QLineEdit *m_edited; ///< The end that the calendar changes.
    QLabel *m_problem;
    MonthCalendar *m_calendar;
};

} // namespace meja
