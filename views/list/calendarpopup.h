#pragma once

#include <QDate>
#include <QFrame>

class QLabel;
class QLineEdit;

namespace meja {

class MonthCalendar;

/// The popup of "Go to date": a field for a date in any usual spelling, and a calendar below it.
class CalendarPopup : public QFrame
{
    Q_OBJECT

public:
    CalendarPopup(QDate today, QWidget *parent);

Q_SIGNALS:
    void chosen(QDate day); ///< The popup closes.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(QDate day);
    void readTyped();
    void applyTyped();

    QDate m_today;
    QLineEdit *m_field;
    QLabel *m_problem;
    MonthCalendar *m_calendar;
};

} // namespace meja
