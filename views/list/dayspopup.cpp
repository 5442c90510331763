#include "dayspopup.h"

#include "dateperiod.h"
#include "formats.h"
#include "monthcalendar.h"
#include "plainlabel.h"
#include "searchday.h"
#include "storeclock.h"
#include "tokens.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int dayFieldWidth = 130;

} // namespace

DaysPopup::DaysPopup(const FilterContext &filter, QWidget *parent)
    : FilterPopup(filter, parent), m_today(StoreClock().at(QDateTime::currentSecsSinceEpoch()).day)
{
    const auto set = current();
    const bool isFixed = set && set->period.isEmpty();
    const QDate from = QDate::fromString(isFixed ? set->from : QString(), Qt::ISODate);
    const QDate to = QDate::fromString(isFixed ? set->to : QString(), Qt::ISODate);
    auto *halves = new QHBoxLayout;
    auto *periods = new QVBoxLayout;
    auto *days = new QVBoxLayout;
    halves->setSpacing(space::l);
    halves->addLayout(periods);
    halves->addLayout(days);
    column().addLayout(halves);
    addPeriods(*periods);
    m_from = addEnd(*days, tr("From"), from);
    m_to = addEnd(*days, tr("To"), to.isValid() ? to.addDays(-1) : QDate());
    m_edited = m_from;
    m_problem = new PlainLabel(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    days->addWidget(m_problem);
    m_calendar = new MonthCalendar(m_today, this);
    days->addWidget(m_calendar);
    connect(m_calendar, &MonthCalendar::chosen, this, &DaysPopup::takeDay);
    auto *apply = new QPushButton(tr("Apply"), this);
    apply->setDefault(true);
    days->addWidget(apply);
    connect(apply, &QPushButton::clicked, this, &DaysPopup::apply);
}

void DaysPopup::addPeriods(QVBoxLayout &column)
{
    for (const DatePeriod period : datePeriods()) {
        auto *button = new QPushButton(periodText(period), this);
        button->setFlat(true);
        button->setStyleSheet(QStringLiteral("text-align: left"));
        column.addWidget(button);
        if (!focusProxy())
            setFocusProxy(button);
        connect(button, &QPushButton::clicked, this, [this, period] {
            choose(periodCondition(context().column.name, period, m_today));
            close();
        });
    }
    column.addStretch(1);
}

QLineEdit *DaysPopup::addEnd(QVBoxLayout &column, const QString &label, QDate day)
{
    auto *line = new QHBoxLayout;
    auto *edit = new QLineEdit(day.isValid() ? valueFormat().day(day) : QString(), this);
    auto *name = new PlainLabel(label, this);
    name->setBuddy(edit);
    edit->setMinimumWidth(dayFieldWidth);
    edit->setPlaceholderText(tr("14/6/2025"));
    edit->setAccessibleName(label);
    line->addWidget(name);
    line->addWidget(edit, 1);
    column.addLayout(line);
    connect(edit, &QLineEdit::selectionChanged, this, [this, edit] { m_edited = edit; });
    connect(edit, &QLineEdit::cursorPositionChanged, this, [this, edit] { m_edited = edit; });
    connect(edit, &QLineEdit::textEdited, this, [this, edit] { showTyped(*edit); });
    return edit;
}

void DaysPopup::showTyped(const QLineEdit &end)
{
    m_problem->hide();
    if (const auto days = readDays(end.text(), m_today); days && days->from)
        m_calendar->setDay(*days->from);
}

/// Writes the day of the calendar into the end that was edited last; then the calendar changes the other end.
void DaysPopup::takeDay(QDate day)
{
    m_problem->hide();
    QLineEdit *edited = m_edited;
    edited->setText(valueFormat().day(day));
    m_edited = edited == m_from ? m_to : m_from;
}

void DaysPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else
        FilterPopup::keyPressEvent(event);
}

/// An empty end is no limit. A month or a year at an end includes all its days.
void DaysPopup::apply()
{
    Condition condition{.column = context().column.name, .kind = Condition::Kind::Between};
    for (QLineEdit *end : {m_from, m_to}) {
        if (end->text().trimmed().isEmpty())
            continue;
        const auto days = readDays(end->text(), m_today);
        if (!days || !days->from || !days->until)
            return showProblem(*end);
        (end == m_from ? condition.from : condition.to) =
            (end == m_from ? days->from : days->until)->toString(Qt::ISODate);
    }
    if (!condition.from.isEmpty() && !condition.to.isEmpty() && condition.from >= condition.to) {
        m_problem->setText(tr("The last day is before the first day."));
        m_problem->show();
        return m_to->setFocus();
    }
    if (condition.from.isEmpty() && condition.to.isEmpty())
        choose(std::nullopt);
    else
        choose(condition);
    close();
}

void DaysPopup::clearChoice()
{
    m_from->clear();
    m_to->clear();
    m_problem->hide();
}

void DaysPopup::showProblem(QLineEdit &end)
{
    //: Below the fields From and To; %1 is the typed text.
    m_problem->setText(tr("“%1” is not a date. Write it like 14/6/2025, 14 Jun 2025 or 2025-06-14.")
                           .arg(end.text().trimmed()));
    m_problem->setAccessibleName(m_problem->text());
    m_problem->show();
    adjustSize();
    end.setFocus();
    end.selectAll();
}

} // namespace meja
