#include "scramverifier.h"

#include "statementfailure.h"

#include <libpq-fe.h>

#include <memory>

namespace meja {

Result<QString> scramVerifier(const Connection &connection, const QString &login, const QString &password)
{
    if (password.contains(QChar(u'\0')))
        return failure(ErrorKind::Invalid, QStringLiteral("the password contains a NUL character"));
    if (!connection.isOpen())
        return tl::unexpected(notConnectedFailure());
    const std::unique_ptr<char, decltype(&PQfreemem)> verifier(
        PQencryptPasswordConn(connection.m_handle, password.toUtf8().constData(), login.toUtf8().constData(),
                              "scram-sha-256"),
        &PQfreemem);
    if (!verifier)
        return failure(ErrorKind::Unavailable,
                       QString::fromUtf8(PQerrorMessage(connection.m_handle)).trimmed());
    return QString::fromLatin1(verifier.get());
}

} // namespace meja
