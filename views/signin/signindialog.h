#pragma once

#include "desksettings.h"
#include "signingate.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QFormLayout;

namespace meja {

/// Asks where and as whom to sign in. Remembers all but the password; that goes into the system's
/// keychain, when there is one and somebody asks for it.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    SignInDialog(SignInGate &gate, DeskSettings &settings, QWidget *parent = nullptr);

    /// Fills in a request, as if somebody had typed it.
    void setRequest(const SignInRequest &request);
    [[nodiscard]] SignInRequest request() const;
    /// What is said at the moment; empty when there is nothing to say.
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
    void recall();
    void remember();
    void askKeychain();
    void setBusy(bool busy);
    void take(const SignInOutcome &outcome);
    void showSentence();

    SignInGate &m_gate;
    DeskSettings &m_settings;
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
    QCheckBox *m_keep;
    QPushButton *m_go;
};

} // namespace meja
