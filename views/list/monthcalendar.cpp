#include "monthcalendar.h"

#include "monthgrid.h"
#include "plaintooltip.h"
#include "tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int firstListedYear = 2000;

} // namespace

MonthCalendar::MonthCalendar(QDate today, QWidget *parent)
    : QWidget(parent),
      m_today(today),
      m_grid(new MonthGrid(today, this)),
      m_month(new QComboBox(this)),
      m_year(new QComboBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::xs);
    head->addWidget(addButton(QStringLiteral("‹"), tr("Previous month"), -1));
    head->addWidget(m_month, 1);
    head->addWidget(m_year);
    head->addWidget(addButton(QStringLiteral("›"), tr("Next month"), 1));
    column->addLayout(head);
    column->addWidget(m_grid, 0, Qt::AlignHCenter);
    auto *todayButton = new QPushButton(tr("Today"), this);
    todayButton->setAutoDefault(true);
    column->addWidget(todayButton);
    for (int month = 1; month <= 12; ++month)
        m_month->addItem(QLocale().standaloneMonthName(month));
    for (int year = today.year() + 1; year >= firstListedYear; --year)
        m_year->addItem(QString::number(year));
    m_month->setAccessibleName(tr("Month"));
    m_year->setAccessibleName(tr("Year"));
    setFocusProxy(m_grid);
    showDay(today);
    connect(m_month, &QComboBox::activated, this, &MonthCalendar::chooseMonth);
    connect(m_year, &QComboBox::activated, this, &MonthCalendar::chooseMonth);
    connect(m_grid, &MonthGrid::moved, this, &MonthCalendar::showDay);
    connect(m_grid, &MonthGrid::moved, this, &MonthCalendar::moved);
    connect(m_grid, &MonthGrid::chosen, this, &MonthCalendar::chosen);
    connect(todayButton, &QPushButton::clicked, this, [this] {
        m_grid->setDay(m_today);
        Q_EMIT chosen(m_today);
    });
}

QToolButton *MonthCalendar::addButton(const QString &text, const QString &name, int months)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFixedSize(height::control, height::control);
    button->setAccessibleName(name);
    setPlainToolTip(button, name);
    connect(button, &QToolButton::clicked, this,
            [this, months] { m_grid->setDay(m_grid->day().addMonths(months)); });
    return button;
}

void MonthCalendar::setDay(QDate day)
{
    const QSignalBlocker blocker(this);
    m_grid->setDay(day);
}

void MonthCalendar::chooseMonth()
{
    const int year = m_year->currentText().toInt();
    const int month = m_month->currentIndex() + 1;
    const int days = QDate(year, month, 1).daysInMonth();
    m_grid->setDay({year, month, std::min(m_grid->day().day(), days)});
}

/// A year outside of the list is added to it.
void MonthCalendar::showDay(QDate day)
{
    m_month->setCurrentIndex(day.month() - 1);
    const QString year = QString::number(day.year());
    if (m_year->findText(year) < 0)
        m_year->addItem(year);
    m_year->setCurrentIndex(m_year->findText(year));
}

} // namespace meja
