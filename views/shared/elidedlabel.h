#pragma once

#include "plainlabel.h"

namespace meja {

/// A label that ends its line with dots when the text does not fit, and shows the whole text in a tooltip.
/// `text()` is the whole text.
class ElidedLabel : public PlainLabel
{
public:
    using PlainLabel::PlainLabel;

    [[nodiscard]] bool isElided() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showTip();
};

} // namespace meja
