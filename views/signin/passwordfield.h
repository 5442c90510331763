#pragma once

#include <QLineEdit>

namespace meja {

/// A field for a password, with a button that shows the text. It notices Caps Lock from the letters that
/// are typed, because Qt does not report the state of the key.
class PasswordField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget *parent = nullptr);

    [[nodiscard]] bool isCapsLockOn() const { return m_capsLock; }
    /// Hides the text again.
    void conceal();

Q_SIGNALS:
    void capsLockChanged(bool isOn);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void toggle();
    void updateAction();
    void setCapsLock(bool isOn);

    QAction *m_show;
    bool m_capsLock = false;
};

} // namespace meja
