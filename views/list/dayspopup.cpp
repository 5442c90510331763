#include "dayspopup.h"

#include "plainlabel.h"
#include "storeclock.h"

#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace meja {

DaysPopup::DaysPopup(const FilterContext &filter, QWidget *parent) : FilterPopup(filter, parent)
{
    const QDate today = StoreClock().at(QDateTime::currentSecsSinceEpoch()).day;
    const QDate month(today.year(), today.month(), 1);
    addSpan(tr("Today"), today, today.addDays(1));
    addSpan(tr("Yesterday"), today.addDays(-1), today);
    addSpan(tr("Last 7 days"), today.addDays(-6), today.addDays(1));
    addSpan(tr("This month"), month, month.addMonths(1));
    addSpan(tr("Last month"), month.addMonths(-1), month);

    const auto set = current();
    const QDate from = QDate::fromString(set ? set->from : QString(), Qt::ISODate);
    const QDate to = QDate::fromString(set ? set->to : QString(), Qt::ISODate);
    m_from = addEnd(tr("From"), from.isValid() ? from : month);
    m_to = addEnd(tr("To"), to.isValid() ? to.addDays(-1) : today);
    auto *apply = new QPushButton(tr("Apply"), this);
    column().addWidget(apply);
    connect(apply, &QPushButton::clicked, this,
            [this] { chooseDays(m_from->date(), m_to->date().addDays(1)); });
}

void DaysPopup::addSpan(const QString &text, QDate from, QDate until)
{
    auto *button = new QPushButton(text, this);
    button->setFlat(true);
    button->setStyleSheet(QStringLiteral("text-align: left"));
    column().addWidget(button);
    if (!focusProxy())
        setFocusProxy(button);
    connect(button, &QPushButton::clicked, this, [this, from, until] { chooseDays(from, until); });
}

QDateEdit *DaysPopup::addEnd(const QString &label, QDate day)
{
    auto *line = new QHBoxLayout;
    auto *edit = new QDateEdit(day, this);
    auto *name = new PlainLabel(label, this);
    name->setBuddy(edit);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    edit->setAccessibleName(label);
    line->addWidget(name);
    line->addWidget(edit, 1);
    column().addLayout(line);
    return edit;
}

void DaysPopup::chooseDays(QDate from, QDate until)
{
    if (from >= until)
        std::swap(from, until);
    choose(Condition{.column = context().column.name,
                     .kind = Condition::Kind::Between,
                     .from = from.toString(Qt::ISODate),
                     .to = until.toString(Qt::ISODate)});
    close();
}

} // namespace meja
