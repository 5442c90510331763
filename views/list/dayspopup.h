#pragma once

#include "filterpopup.h"

class QDateEdit;

namespace meja {

/// From and to of a time in store days, both inclusive on screen, with the spans people ask for most.
class DaysPopup : public FilterPopup
{
    Q_OBJECT

public:
    DaysPopup(const FilterContext &context, QWidget *parent);

private:
    void addSpan(const QString &text, QDate from, QDate until);
    QDateEdit *addEnd(const QString &label, QDate day);
    void tell(QDate from, QDate until);

    QDateEdit *m_from;
    QDateEdit *m_to;
};

} // namespace meja
