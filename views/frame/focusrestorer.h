#pragma once

#include <QApplication>
#include <QPointer>
#include <QWidget>

namespace meja {

/// Remembers the widget with the keyboard focus while an overlay is open, and returns the focus to it.
class FocusRestorer
{
public:
    void save() { m_focused = QApplication::focusWidget(); }

    /// @param fallback gets the focus when the saved widget was deleted or hidden.
    void restore(QWidget &fallback)
    {
        QWidget *target = m_focused && m_focused->isVisible() ? m_focused.data() : &fallback;
        target->setFocus();
    }

private:
    QPointer<QWidget> m_focused;
};

} // namespace meja
