#pragma once

#include "customerapi.h"
#include "httpserver.h"
#include "postgresdatabase.h"
#include "postgresgatewaycalls.h"
#include "privatecluster.h"
#include "sqlsession.h"
#include "staffapi.h"
#include "systemclock.h"
#include "webhooks.h"

#include <QJsonDocument>
#include <QMutex>

#include <atomic>

namespace meja {

/// An HTTP response.
struct ApiReply
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    /// The last part of the problem's type; empty when it is not a problem.
    [[nodiscard]] QString problem() const
    {
        return json().value(QStringLiteral("type")).toString().section(u'/', -1);
    }
    [[nodiscard]] bool hasHeader(const QByteArray &line) const { return head.contains("\r\n" + line); }
};

/// Serves the staff API, the customer API and the webhooks over HTTP, on a new database with the shop of
/// `fillShop()` and these accounts: rani and budi (admins), sari (staff), tono (auditor).
class ApiServer
{
public:
    /// Logins belong to the whole cluster, so only one server of a test program can create the accounts.
    enum class People { Some, None };
    explicit ApiServer(People people = People::Some);

    /// The token of a new session of this account.
    QByteArray token(const QString &login);
    /// Sends a request. Thread-safe.
    ///
    /// @param key empty: no `Idempotency-Key` header.
    /// @param body sent as JSON; null: no body.
    [[nodiscard]] ApiReply ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                               const QByteArray &key = {}, const QByteArray &body = {}) const;
    /// Sends a POST as sari with a new key.
    [[nodiscard]] ApiReply post(const QByteArray &path, const QByteArray &body = "{}");
    [[nodiscard]] ApiReply postAs(const QString &login, const QByteArray &path,
                                  const QByteArray &body = "{}");
    [[nodiscard]] ApiReply get(const QByteArray &path);

    /// A token for the customer that is valid for this many seconds.
    [[nodiscard]] QByteArray customerToken(qint64 customer, qint64 seconds = 600) const;
    /// Sends a request as this customer, with a new key when it writes.
    [[nodiscard]] ApiReply askAs(qint64 customer, const QByteArray &method, const QByteArray &path,
                                 const QByteArray &body = {});

    /// Places an order of customer Siti and returns its id.
    ///
    /// @param paymentType empty: the order is not paid.
    qint64 order(const QString &paymentType = {});
    QString sql(const QString &sql) { return shop.ask(sql); }
    /// The refused requests so far: `login route problem reason`.
    [[nodiscard]] QStringList denials() const;
    [[nodiscard]] const Router &router() const { return m_router; }
    [[nodiscard]] quint16 port() const { return m_port; }
    QByteArray freshKey() { return "key-" + QByteArray::number(++m_lastKey); }

    static constexpr auto midtransKey = "SB-Mid-server-CONTOH123";
    static constexpr auto tokenSecret = "the storefront's secret, long enough for HS256";
    static constexpr auto webhookSecret = "hook-7c1f";

    const QString database;
    SqlSession shop;

private:
    [[nodiscard]] DenialLog denialLog();
    void addPeople();
    ServiceSettings settings() const;

    SystemClock m_clock;
    ThreadConnections m_connections;
    PostgresDatabase m_database;
    PostgresGatewayCalls m_calls;
    ServiceContext m_context;
    mutable QMutex m_mutex;
    QStringList m_denials;
    StaffApi m_api;
    ThreadConnections m_customerConnections;
    CustomerApi m_customers;
    Webhooks m_webhooks;
    Router m_router;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
    QHash<QString, QByteArray> m_tokens;
    std::atomic<int> m_lastKey = 0;
};

} // namespace meja
