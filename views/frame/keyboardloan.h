#pragma once

#include <QApplication>
#include <QPointer>
#include <QWidget>

namespace meja {

/// What something over the desk took the keyboard from, so that it gets it back.
class KeyboardLoan
{
public:
    void borrow() { m_owner = QApplication::focusWidget(); }

    /// @param otherwise who gets it where its owner is gone or out of sight.
    void giveBack(QWidget &otherwise)
    {
        QWidget *owner = m_owner && m_owner->isVisible() ? m_owner.data() : &otherwise;
        owner->setFocus();
    }

private:
    QPointer<QWidget> m_owner;
};

} // namespace meja
