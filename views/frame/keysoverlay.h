#pragma once

#include "keyboardloan.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace meja {

/// A sheet over the window that lists all keyboard shortcuts. Any key or click closes it.
class KeysOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit KeysOverlay(QWidget *window);

    /// Covers the window and takes the keyboard focus.
    void present();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dismiss();
    KeyboardLoan m_keyboard;
};

} // namespace meja
