#pragma once

#include "serverprofiles.h"
#include "signingate.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace meja {

class LabelledField;

/// The part of the sign-in dialog that describes the server: its name, address and database, and the buttons
/// that add and remove servers.
class ServerSection : public QWidget
{
    Q_OBJECT

public:
    explicit ServerSection(QWidget *parent = nullptr);

    /// Shows the server's fields. The user and the choice about the password are not part of them.
    void setProfile(const ServerProfile &profile);
    /// `profile` with the values of the fields.
    [[nodiscard]] ServerProfile profile(ServerProfile profile) const;
    void setNameError(const QString &error);
    /// Shows a failure that concerns the server. Returns false for every other failure.
    bool showFailure(const SignInFailure &failure);
    void clearErrors();
    /// The visible failure; empty when there is none.
    [[nodiscard]] QString error() const;
    void focusName();

Q_SIGNALS:
    void edited();
    void addRequested();
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();

    QLineEdit *m_name;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    LabelledField *m_nameField;
    LabelledField *m_hostField;
    LabelledField *m_portField;
    LabelledField *m_databaseField;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace meja
