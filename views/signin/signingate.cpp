#include "signingate.h"

#include <QCoreApplication>

namespace meja {

namespace {

QString signInText(const char *source)
{
    return QCoreApplication::translate("SignIn", source);
}

} // namespace

SignInGate::~SignInGate() = default;

QString signInSentence(SignInProblem problem)
{
    switch (problem) {
    case SignInProblem::WrongPassword:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "The user name or password is wrong."));
    case SignInProblem::LoginRejected:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "This user is not allowed to sign in."));
    case SignInProblem::Unreachable:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "The server cannot be reached."));
    case SignInProblem::UnknownDatabase:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "This database does not exist on the server."));
    case SignInProblem::NoRight:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "This user has no access to Meja."));
    case SignInProblem::OutdatedSchema:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "The database is older than this version of Meja."));
    case SignInProblem::NewerSchema:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "The database is newer than this version of Meja."));
    case SignInProblem::SchemaMismatch:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "The database schema does not match this version."));
    case SignInProblem::Encryption:
        return signInText(
            QT_TRANSLATE_NOOP("SignIn", "A secure connection to the server could not be established."));
    case SignInProblem::Other:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "Sign-in failed."));
    }
    Q_UNREACHABLE();
}

QString signInHint(SignInProblem problem)
{
    switch (problem) {
    case SignInProblem::WrongPassword:
        return signInText(
            QT_TRANSLATE_NOOP("SignIn", "Check both and make sure Caps Lock is off, then try again."));
    case SignInProblem::LoginRejected:
        return signInText(QT_TRANSLATE_NOOP(
            "SignIn", "Check the user name. Your admin may need to allow sign-in from this computer."));
    case SignInProblem::Unreachable:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "Check the server name, the port and your network."));
    case SignInProblem::UnknownDatabase:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "Ask your admin for the database name."));
    case SignInProblem::NoRight:
        return signInText(
            QT_TRANSLATE_NOOP("SignIn", "Ask your admin to add you as staff, admin or auditor."));
    case SignInProblem::OutdatedSchema:
        return signInText(QT_TRANSLATE_NOOP(
            "SignIn", "Ask your admin to update the database with “meja-service migrate”."));
    case SignInProblem::NewerSchema:
        return signInText(
            QT_TRANSLATE_NOOP("SignIn", "Install the latest version of Meja on this computer."));
    case SignInProblem::SchemaMismatch:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "Show your admin the details below."));
    case SignInProblem::Encryption:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "Ask your admin to check the server certificate."));
    case SignInProblem::Other:
        return signInText(QT_TRANSLATE_NOOP("SignIn", "Show your admin the details below."));
    }
    Q_UNREACHABLE();
}

} // namespace meja
