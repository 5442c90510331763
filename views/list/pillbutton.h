#pragma once

#include <QAbstractButton>

namespace meja {

/// A flat button with a text and a small icon after it: a filter to open, a chip to remove. Tinted while
/// checked.
class PillButton : public QAbstractButton
{
    Q_OBJECT

public:
    /// @param iconName the icon after the text; empty: none.
    PillButton(const QString &iconName, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_iconName;
};

} // namespace meja
