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

/// An answer over the wire.
struct ApiReply
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    /// The last part of the problem's type; empty when there is none.
    [[nodiscard]] QString problem() const
    {
        return json().value(QStringLiteral("type")).toString().section(u'/', -1);
    }
    [[nodiscard]] bool says(const QByteArray &line) const { return head.contains("\r\n" + line); }
};

/// The staff API, the customers' API and the webhooks over real HTTP, on a PostgreSQL of the test's own, with
/// the little shop of `fillShop` and these people: rani and budi (admins), sari (staff), tono (auditor).
class ApiServer
{
public:
    /// People's logins belong to the whole cluster, so only one of a program's servers has them.
    enum class People { Some, None };
    explicit ApiServer(People people = People::Some);

    /// The token of a new session of that person.
    QByteArray token(const QString &login);
    /// `body` is sent as JSON unless it is null; no key header for an empty one. Any thread may ask.
    [[nodiscard]] ApiReply ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                               const QByteArray &key = {}, const QByteArray &body = {}) const;
    /// The same as sari, with a key of its own.
    [[nodiscard]] ApiReply post(const QByteArray &path, const QByteArray &body = "{}");
    [[nodiscard]] ApiReply postAs(const QString &login, const QByteArray &path,
                                  const QByteArray &body = "{}");
    [[nodiscard]] ApiReply get(const QByteArray &path);

    /// A token of the storefront's for the customer, good for so many seconds.
    [[nodiscard]] QByteArray customerToken(qint64 customer, qint64 seconds = 600) const;
    /// A request as that customer, with a key of its own when it writes.
    [[nodiscard]] ApiReply askAs(qint64 customer, const QByteArray &method, const QByteArray &path,
                                 const QByteArray &body = {});

    /// A new order of Siti's; its id. Paid by `paymentType` unless that is empty.
    qint64 order(const QString &paymentType = {});
    QString sql(const QString &sql) { return shop.ask(sql); }
    /// What was refused to persons so far: `login route problem`.
    [[nodiscard]] QStringList denials() const;
    [[nodiscard]] const Router &router() const { return m_router; }
    [[nodiscard]] quint16 port() const { return m_port; }
    QByteArray freshKey() { return "key-" + QByteArray::number(++m_lastKey); }

    static constexpr auto midtransKey = "SB-Mid-server-CONTOH123";
    static constexpr auto tokenSecret = "the storefront's secret, long enough for anybody";
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
