#pragma once

#include <QAbstractButton>

namespace meja {

/// One entry of the navigation: icon and label. A collapsed navigation shows the label as a tool tip.
class NavigationButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NavigationButton(const QString &iconName, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setNarrow(bool narrow);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stepRequested(int entries); ///< The arrow keys: 1 down, -1 up.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_narrow = false;
};

} // namespace meja
