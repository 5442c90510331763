#pragma once

#include "sandboxprocess.h"
#include "serviceprocess.h"
#include "sqlsession.h"
#include "staffclient.h"

#include <QHash>

#include <memory>

namespace meja {

/// The environment of the chaos and race tests: a private PostgreSQL with a small shop, the sandbox of both
/// partners, a process `meja-service serve` that can be killed, and two signed-in accounts: rani (admin) and
/// sari (staff).
///
/// The service uses the system clock and the settings of production, except that `refund_flight_seconds`
/// is 1. To shorten other waiting times, this class changes the times in the database as a superuser: see
/// `skipWaiting()`, `schedulePaymentChecks()`, `expireLeases()`.
class ChaosEnvironment
{
public:
    /// @param variables settings of the service in addition to those that the environment needs.
    explicit ChaosEnvironment(const QMap<QString, QString> &variables = {});

    /// Resets both partners to an empty state with the current time and this seed.
    void resetPartners(quint64 seed);

    /// Starts the service on the same port as before. If it does not start, prints its log and aborts.
    void start();
    /// Like `kill -9`.
    void kill();
    [[nodiscard]] bool isRunning() const { return m_service != nullptr; }
    [[nodiscard]] QByteArray log() { return m_service ? m_service->log() : m_lastLog; }

    /// A client with a session of this account.
    StaffClient as(const QString &login);

    SandboxProcess &sandbox() { return m_sandbox; }
    /// A superuser's session; the actor of its changes is "test".
    SqlSession &books() { return m_books; }
    qint64 number(const QString &sql) { return m_books.ask(sql).toLongLong(); }
    [[nodiscard]] QString database() const { return m_database; }
    /// Ids of the products, which have enough stock for all tests.
    [[nodiscard]] QList<qint64> products() const { return m_products; }

    /// Makes all waiting jobs due, and lets orders and payments with a cancellation expire.
    void skipWaiting();
    /// Schedules checks of all pending payments, which the service does by itself after 15 minutes.
    void schedulePaymentChecks();
    /// Expires all leases and all claims on idempotency keys. After a crash they would expire by themselves
    /// after 90 seconds. If the service runs, its workers lose their leases.
    void expireLeases();
    /// Waits until every refund request without a response has arrived at the partner or can no longer
    /// arrive: see `refundFlight`.
    ///
    /// @returns false after a timeout.
    bool waitForRefunds();
    /// Whether no job is due and none runs.
    [[nodiscard]] bool isIdle();
    /// Waits until no job is due and none runs.
    ///
    /// @returns false after a timeout.
    bool waitUntilIdle();

    /// Runs `meja-service check`; returns its output when it failed, otherwise empty.
    QString check();

private:
    bool hasNoRefundInFlight();
    bool waitUntil(bool (ChaosEnvironment::*condition)());

    QString m_database;
    SqlSession m_books;
    SandboxProcess m_sandbox;
    QMap<QString, QString> m_variables;
    QString m_suffix;
    std::unique_ptr<ServiceProcess> m_service;
    QByteArray m_lastLog;
    quint16 m_port = 0;
    QHash<QString, QByteArray> m_tokens;
    QList<qint64> m_products;
};

} // namespace meja
