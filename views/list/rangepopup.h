#pragma once

#include "filterpopup.h"

class QLabel;
class QLineEdit;

namespace meja {

/// From and to of an amount or a number, both inclusive, read as the search box reads amounts. What can't be
/// read is said in the sheet, which stays open.
class RangePopup : public FilterPopup
{
    Q_OBJECT

public:
    RangePopup(const FilterContext &context, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void clearChoice() override;

private:
    QLineEdit *addEnd(const QString &label, const QString &value);
    void apply();
    void refuse(QLineEdit &edit);

    QLineEdit *m_from;
    QLineEdit *m_to;
    QLabel *m_trouble;
};

} // namespace meja
