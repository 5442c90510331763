#pragma once

#include "filterpopup.h"

class QLabel;
class QLineEdit;

namespace meja {

/// A filter popup for a range of amounts or numbers, both ends inclusive, in the notation of the search box.
/// An invalid number is reported in the popup, which stays open.
class RangePopup : public FilterPopup
{
    Q_OBJECT

public:
    RangePopup(const FilterContext &filter, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void clearChoice() override;

private:
    QLineEdit *addEnd(const QString &label, const QString &value);
    void apply();
    void showProblem(QLineEdit &edit);

    QLineEdit *m_from;
    QLineEdit *m_to;
    QLabel *m_problem;
};

} // namespace meja
