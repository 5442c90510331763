#include "signingate.h"

#include <QCoreApplication>

namespace meja {

namespace {

QString words(const char *source)
{
    return QCoreApplication::translate("SignIn", source);
}

} // namespace

SignInGate::~SignInGate() = default;

QString signInSentence(SignInProblem problem)
{
    switch (problem) {
    case SignInProblem::WrongPassword:
        return words(QT_TRANSLATE_NOOP("SignIn", "The user name or the password is wrong."));
    case SignInProblem::NotLetIn:
        return words(QT_TRANSLATE_NOOP("SignIn", "The server doesn't let this user in."));
    case SignInProblem::Unreachable:
        return words(QT_TRANSLATE_NOOP("SignIn", "The server can't be reached."));
    case SignInProblem::UnknownDatabase:
        return words(QT_TRANSLATE_NOOP("SignIn", "There is no database of that name on the server."));
    case SignInProblem::NoRight:
        return words(QT_TRANSLATE_NOOP("SignIn", "This login has no right to use Meja."));
    case SignInProblem::OutdatedSchema:
        return words(QT_TRANSLATE_NOOP("SignIn", "The database is older than this program."));
    case SignInProblem::NewerSchema:
        return words(QT_TRANSLATE_NOOP("SignIn", "The database is newer than this program."));
    case SignInProblem::StrangeSchema:
        return words(QT_TRANSLATE_NOOP("SignIn", "The database isn't shaped as this program needs it."));
    case SignInProblem::Encryption:
        return words(QT_TRANSLATE_NOOP("SignIn", "No trusted encrypted connection could be made."));
    case SignInProblem::Other:
        return words(QT_TRANSLATE_NOOP("SignIn", "Signing in failed."));
    }
    Q_UNREACHABLE();
}

QString signInHint(SignInProblem problem)
{
    switch (problem) {
    case SignInProblem::WrongPassword:
        return words(QT_TRANSLATE_NOOP("SignIn", "Check both, also Caps Lock, and try again."));
    case SignInProblem::NotLetIn:
        return words(QT_TRANSLATE_NOOP(
            "SignIn", "Check the user name. An admin may have to let it in from this computer."));
    case SignInProblem::Unreachable:
        return words(QT_TRANSLATE_NOOP("SignIn", "Check the server's name, the port and your network."));
    case SignInProblem::UnknownDatabase:
        return words(QT_TRANSLATE_NOOP("SignIn", "Ask an admin for the database's name."));
    case SignInProblem::NoRight:
        return words(QT_TRANSLATE_NOOP("SignIn", "Ask an admin to add you as staff, admin or auditor."));
    case SignInProblem::OutdatedSchema:
        return words(QT_TRANSLATE_NOOP("SignIn", "Ask an admin to run “meja-service migrate”."));
    case SignInProblem::NewerSchema:
        return words(QT_TRANSLATE_NOOP("SignIn", "Install the newest Meja on this computer."));
    case SignInProblem::StrangeSchema:
        return words(QT_TRANSLATE_NOOP("SignIn", "Show an admin the details below."));
    case SignInProblem::Encryption:
        return words(QT_TRANSLATE_NOOP("SignIn", "Ask an admin about the server's certificate."));
    case SignInProblem::Other:
        return words(QT_TRANSLATE_NOOP("SignIn", "Show an admin the details below."));
    }
    Q_UNREACHABLE();
}

} // namespace meja
