#pragma once

#include "desktopsettings.h"
#include "signingate.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QFormLayout;

namespace meja {

/// The sign-in dialog: server, database, user and password. It stores the fields except the password, which
/// is stored in the system's keychain if the user wants it.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    SignInDialog(SignInGate &gate, DesktopSettings &settings, QWidget *parent = nullptr);

    /// Fills the fields.
    void setRequest(const SignInRequest &request);
    [[nodiscard]] SignInRequest request() const;
    /// The visible failure message; empty when there is none.
    [[nodiscard]] QString sentence() const;
    void showFailure(const SignInFailure &failure);
    [[nodiscard]] bool isBusy() const { return m_busy; }

public Q_SLOTS:
    void signIn();

Q_SIGNALS:
    void signedIn(const meja::Session &session);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void loadFields();
    void saveFields();
    void readKeychain();
    void setBusy(bool busy);
    void handleOutcome(const SignInOutcome &outcome);
    void showSentence();

    SignInGate &m_gate;
    DesktopSettings &m_settings;
    bool m_busy = false;
    std::optional<SignInFailure> m_failure;
    QLabel *m_title;
    QLabel *m_intro;
    QLabel *m_sentence;
    QLabel *m_detail;
    QFormLayout *m_form;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    QPushButton *m_signIn;
};

} // namespace meja
