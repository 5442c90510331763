#include "calendarpopup.h"

#include "monthcalendar.h"
#include "plainlabel.h"
#include "searchday.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace meja {

CalendarPopup::CalendarPopup(QDate today, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_today(today),
      m_field(new QLineEdit(this)),
      m_problem(new PlainLabel(this)),
      m_calendar(new MonthCalendar(today, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Go to date"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_field);
    column->addWidget(m_problem);
    column->addWidget(m_calendar);
    m_field->setAccessibleName(tr("Date"));
    m_field->setPlaceholderText(tr("14/6/2025, 14 Jun 2025, yesterday"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &CalendarPopup::readTyped);
    connect(m_field, &QLineEdit::returnPressed, this, &CalendarPopup::applyTyped);
    connect(m_calendar, &MonthCalendar::chosen, this, &CalendarPopup::choose);
}

/// Shows the typed day in the calendar.
void CalendarPopup::readTyped()
{
    m_problem->hide();
    if (const auto days = readDays(m_field->text(), m_today); days && days->from)
        m_calendar->setDay(*days->from);
}

void CalendarPopup::applyTyped()
{
    const auto days = readDays(m_field->text(), m_today);
    if (days && days->from)
        return choose(*days->from);
    m_problem->setText(m_field->text().trimmed().isEmpty()
                           ? tr("Enter a date or choose one below.")
                           //: %1 is the typed text.
                           : tr("“%1” is not a date. Write it like 14/6/2025, 14 Jun 2025 or 2025-06-14.")
                                 .arg(m_field->text().trimmed()));
    m_problem->show();
    adjustSize();
    m_field->selectAll();
}

void CalendarPopup::choose(QDate day)
{
    close();
    Q_EMIT chosen(day);
}

void CalendarPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && m_field->hasFocus())
        m_calendar->setFocus();
    else
        QFrame::keyPressEvent(event);
}

} // namespace meja
