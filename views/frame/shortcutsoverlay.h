#pragma once

#include "focusrestorer.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace meja {

/// An overlay that lists all keyboard shortcuts. Any key or click closes it.
class ShortcutsOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutsOverlay(QWidget *window);

    /// Covers the window and takes the keyboard focus.
    void present();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dismiss();
    FocusRestorer m_keyboard;
};

} // namespace meja
