#pragma once

#include "filterpopup.h"

class QDateEdit;

namespace meja {

/// A filter popup with a first and a last store day (both inclusive) and buttons for common ranges.
class DaysPopup : public FilterPopup
{
    Q_OBJECT

public:
    DaysPopup(const FilterContext &filter, QWidget *parent);

private:
    void addSpan(const QString &text, QDate from, QDate until);
    QDateEdit *addEnd(const QString &label, QDate day);
    /// @param until the day after the last one.
    void chooseDays(QDate from, QDate until);

    QDateEdit *m_from;
    QDateEdit *m_to;
};

} // namespace meja
