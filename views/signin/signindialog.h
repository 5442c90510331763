#pragma once

#include "desktopsettings.h"
#include "serverprofiles.h"
#include "signingate.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace meja {

class LabelledField;
class PasswordField;
class ServerSection;

/// The sign-in dialog: user and password, and the server, which is remembered and folded away. Several
/// servers can be kept by name. All fields are stored except the password, which is stored in the system's
/// keychain if the user wants it.
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
    /// Whether the fields of the server are visible.
    [[nodiscard]] bool isServerShown() const;

public Q_SLOTS:
    void signIn();

Q_SIGNALS:
    void signedIn(const meja::Session &session);
    void languageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFoot();
    void connectFields();
    void retranslate();
    void loadFields();
    void saveFields();
    [[nodiscard]] ServerProfile profile() const;
    void readKeychain();
    void setBusy(bool busy);
    void showServer(bool isShown);
    void showServers();
    void chooseServer(int index);
    void addServer();
    void removeServer();
    void handleOutcome(const SignInOutcome &outcome);
    void showProblems();
    void showDetail();
    void clearProblems();
    void showCapsLock();

    SignInGate &m_gate;
    DesktopSettings &m_settings;
    ServerProfiles m_profiles;
    bool m_busy = false;
    bool m_userMissing = false;
    std::optional<SignInFailure> m_failure;
    QLabel *m_title;
    QLabel *m_intro;
    QLabel *m_sentence;
    QLabel *m_detail;
    QComboBox *m_servers;
    LabelledField *m_serversField;
    QLineEdit *m_user;
    LabelledField *m_userField;
    PasswordField *m_password;
    LabelledField *m_passwordField;
    QCheckBox *m_remember;
    QPushButton *m_signIn;
    QToolButton *m_fold;
    ServerSection *m_server;
    QToolButton *m_language;
};

} // namespace meja
