#include "apiclient.h"

#include "customertokens.h"
#include "rawclient.h"
#include "sqlsession.h"
#include "systemclock.h"

using namespace meja;

namespace {

constexpr auto tokenKey = "the storefront's key, long enough for HS256";

} // namespace

void ApiClient::addAdmin(const QString &database)
{
    const QString verifier = QStringLiteral("SCRAM-SHA-256$4096:") + QString(22, u'A') +
                             QStringLiteral("==$") + QString(43, u'B') + QStringLiteral("=:") +
                             QString(43, u'C') + QStringLiteral("=");
    SqlSession session(database);
    const QString problem = session.script(
        QStringLiteral("select meja.add_staff_account('rani', 'Rani', 'admin', '%1')").arg(verifier));
    if (!problem.isEmpty())
        qFatal("%s: %s", qPrintable(problem), qPrintable(session.lastMessage()));
}

QByteArray ApiClient::staffToken(const QString &database)
{
    SqlSession person(database, QStringLiteral("rani"));
    return person.ask(QStringLiteral("select encode(open_staff_session(), 'hex')")).toLatin1();
}

QByteArray ApiClient::customerToken()
{
    const SystemClock clock;
    return signCustomerToken({.keys = {tokenKey}}, tokenKey, UserId{1}, clock.now() + std::chrono::hours(1))
        .value_or(QByteArray());
}

QMap<QString, QString> ApiClient::customerVariables()
{
    return {{QStringLiteral("MEJA_CUSTOMER_TOKEN_KEY"), QString::fromLatin1(tokenKey)}};
}

ServiceProcess::Response ApiClient::ask(quint16 port, const QByteArray &method, const QByteArray &path,
                                        const QByteArray &token, const QByteArray &body,
                                        const QByteArray &key)
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: meja\r\nConnection: close\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    if (method != "GET")
        request += "Idempotency-Key: " + key + "\r\nContent-Type: application/json\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n";
    RawClient client(port);
    client.send(request + "\r\n" + body);
    const auto response = client.readResponse();
    return {response.status, response.head, response.body};
}
