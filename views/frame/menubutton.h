#pragma once

#include <QStyleOptionToolButton>
#include <QToolButton>

namespace meja {

/// A flat button that opens a menu, without the arrow that the style adds for the menu.
class MenuButton : public QToolButton
{
    Q_OBJECT

public:
    explicit MenuButton(QWidget *parent = nullptr) : QToolButton(parent)
    {
        setAutoRaise(true);
        setPopupMode(QToolButton::InstantPopup);
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override
    {
        QToolButton::initStyleOption(option);
        option->features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
    }
};

} // namespace meja
