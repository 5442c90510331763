#pragma once

#include "session.h"
#include "signingate.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace meja {

class LabelledField;
class PasswordField;

/// Covers the window while it is locked. The user's password removes it; someone else can only sign out.
class LockScreen : public QWidget
{
    Q_OBJECT

public:
    /// `request` is the login of the session; its password is not used.
    LockScreen(SignInGate &gate, const SignInRequest &request, const Session &session,
               QWidget *parent = nullptr);

    [[nodiscard]] QString sentence() const; ///< Why the password was not accepted; empty at first.

Q_SIGNALS:
    void unlocked();
    void signOutRequested();

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    void retranslate();
    void unlock();
    void setBusy(bool busy);
    void handle(const SignInOutcome &outcome);

    SignInGate &m_gate;
    SignInRequest m_request;
    Session m_session;
    bool m_busy = false;
    QWidget *m_card;
    QLabel *m_title;
    QLabel *m_person;
    PasswordField *m_password;
    LabelledField *m_passwordField;
    QPushButton *m_unlock;
    QToolButton *m_signOut;
};

} // namespace meja
