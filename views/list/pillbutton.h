#pragma once

#include <QAbstractButton>

namespace meja {

/// A flat button with a word and a small sign behind it: a filter to open, a chip to take off. Tinted
/// while it is checked.
class PillButton : public QAbstractButton
{
    Q_OBJECT

public:
    /// `signName` is the icon behind the word; none when empty.
    PillButton(const QString &signName, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_sign;
};

} // namespace meja
