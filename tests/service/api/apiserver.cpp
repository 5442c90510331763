#include "apiserver.h"

#include "openapi.h"
#include "rawclient.h"

namespace meja {

namespace {

ConnectionSettings serviceOf(const QString &database)
{
    return PrivateCluster::shared().settings(database, QStringLiteral("meja_service"));
}

void require(const QString &problem, const SqlSession &session)
{
    if (!problem.isEmpty())
        qFatal("%s: %s", qPrintable(problem), qPrintable(session.lastMessage()));
}

} // namespace

ApiServer::ApiServer(People people)
    : database(PrivateCluster::shared().createMigratedDatabase()),
      shop(database),
      m_connections(serviceOf(database)),
      m_database(m_connections),
      m_calls(m_connections),
      m_context(settings(), m_clock, m_connections, m_database),
      m_api(m_context, m_calls, denialLog()),
      m_customerConnections(PrivateCluster::shared().settings(database, QStringLiteral("meja_customer_api"))),
      m_customers(m_context, m_customerConnections, denialLog()),
      m_webhooks(m_context)
{
    fillShop(shop);
    require(
        shop.script(QStringLiteral(
            "insert into products (store_id, sku, name, category, price, weight_grams, opening_stock, stock)"
            "  values (1, 'BERAS', 'Beras', 'Bahan', 10000, 1000, 100000, 100000)")),
        shop);
    if (people == People::Some)
        addPeople();
    m_api.addTo(m_router);
    m_customers.addTo(m_router);
    addDescription(m_router, m_api.routes() + customerDescriptions());
    m_webhooks.addTo(m_router);
    HttpServerSettings http;
    http.workers = 8;
    m_server = std::make_unique<HttpServer>(http, [this](const HttpRequest &request) {
        HttpRequest named = request;
        named.id = QStringLiteral("request-of-a-test");
        return m_router.handle(named);
    });
    const auto port = m_server->listen();
    if (!port)
        qFatal("%s", qPrintable(port.error()));
    m_port = *port;
}

DenialLog ApiServer::denialLog()
{
    return [this](const Denial &denial) {
        const QMutexLocker locker(&m_mutex);
        m_denials.append(
            (denial.login + u' ' + denial.route + u' ' + denial.problem + u' ' + denial.reason).trimmed());
    };
}

ServiceSettings ApiServer::settings() const
{
    ServiceSettings settings;
    settings.database = serviceOf(database);
    settings.requestsPerMinute = 0;
    settings.customerTokens.keys = {tokenSecret};
    settings.midtrans.key = QString::fromLatin1(midtransKey);
    settings.webhookSecret = QString::fromLatin1(webhookSecret);
    return settings;
}

void ApiServer::addPeople()
{
    const QString verifier = QStringLiteral("SCRAM-SHA-256$4096:") + QString(22, u'A') +
                             QStringLiteral("==$") + QString(43, u'B') + QStringLiteral("=:") +
                             QString(43, u'C') + QStringLiteral("=");
    const QList<QPair<QString, QString>> people{{QStringLiteral("rani"), QStringLiteral("admin")},
                                                {QStringLiteral("budi"), QStringLiteral("admin")},
                                                {QStringLiteral("sari"), QStringLiteral("staff")},
                                                {QStringLiteral("tono"), QStringLiteral("auditor")}};
    for (const auto &[login, role] : people) {
        require(shop.script(QStringLiteral("select add_staff_account('%1', '%1', '%2', '%3')")
                                .arg(login, role, verifier)),
                shop);
    }
}

QByteArray ApiServer::token(const QString &login)
{
    SqlSession person(database, login);
    return person.ask(QStringLiteral("select encode(open_staff_session(), 'hex')")).toLatin1();
}

ApiReply ApiServer::ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                        const QByteArray &key, const QByteArray &body) const
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    if (!key.isEmpty())
        request += "Idempotency-Key: " + key + "\r\n";
    if (!body.isNull())
        request +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    RawClient client(m_port);
    client.send(request + "\r\n" + body);
    const auto response = client.readResponse();
    return {response.status, response.head, response.body};
}

ApiReply ApiServer::postAs(const QString &login, const QByteArray &path, const QByteArray &body)
{
    if (!m_tokens.contains(login))
        m_tokens.insert(login, token(login));
    return ask("POST", path, m_tokens.value(login), freshKey(), body);
}

ApiReply ApiServer::post(const QByteArray &path, const QByteArray &body)
{
    return postAs(QStringLiteral("sari"), path, body);
}

ApiReply ApiServer::get(const QByteArray &path)
{
    const QString login = QStringLiteral("tono");
    if (!m_tokens.contains(login))
        m_tokens.insert(login, token(login));
    return ask("GET", path, m_tokens.value(login));
}

QByteArray ApiServer::customerToken(qint64 customer, qint64 seconds) const
{
    const auto token = signCustomerToken(settings().customerTokens, tokenSecret, UserId{customer},
                                         m_clock.now() + std::chrono::seconds(seconds));
    return token.value_or(QByteArray());
}

ApiReply ApiServer::askAs(qint64 customer, const QByteArray &method, const QByteArray &path,
                          const QByteArray &body)
{
    return ask(method, path, customerToken(customer), method == "GET" ? QByteArray() : freshKey(), body);
}

qint64 ApiServer::order(const QString &paymentType)
{
    const QString number = placeOrder(shop, 4, 1);
    const qint64 id =
        sql(QStringLiteral("select id from orders where number = '%1'").arg(number)).toLongLong();
    if (!paymentType.isEmpty())
        require(shop.script(QStringLiteral("select record_payment('%1-1', 'PAID', 'tx-%1', '%2');"
                                           "set meja.actor_kind = 'system'; set meja.actor = 'test'")
                                .arg(number, paymentType)),
                shop);
    return id;
}

QStringList ApiServer::denials() const
{
    const QMutexLocker locker(&m_mutex);
    return m_denials;
}

} // namespace meja
