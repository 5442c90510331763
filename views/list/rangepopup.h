#pragma once

#include "filterpopup.h"

class QLineEdit;

namespace meja {

/// From and to of an amount or a number, both inclusive; `500rb` and `1,5jt` are understood.
class RangePopup : public FilterPopup
{
    Q_OBJECT

public:
    RangePopup(const FilterContext &context, QWidget *parent);

    /// Whole number of what somebody typed: `500rb`, `1,5 jt`, `Rp 250.000`; none when it is none.
    [[nodiscard]] static std::optional<qint64> amountOf(const QString &text);

private:
    QLineEdit *addEnd(const QString &label, const QString &value);
    void tell();

    QLineEdit *m_from;
    QLineEdit *m_to;
};

} // namespace meja
