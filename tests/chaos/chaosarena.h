#pragma once

#include "sandboxprocess.h"
#include "serviceprocess.h"
#include "sqlsession.h"
#include "staffclient.h"

#include <QHash>

#include <memory>

namespace meja {

/// The real thing, small: a private PostgreSQL with a shop in it, both partners' stand-ins, `meja-service
/// serve` that may be killed, and people who are signed in: rani (admin) and sari (staff).
///
/// The service lives by the machine's clock, and its limits are production's but for the time a refund is
/// waited for, which is a second. Where a schedule can't wait for the others, the arena lets the waiting be
/// over in the database, as its superuser: see `hasten()`, `sweep()`, `bury()`.
class ChaosArena
{
public:
    /// @param variables settings of the service on top of what the arena needs.
    explicit ChaosArena(const QMap<QString, QString> &variables = {});

    /// Both partners begin anew, at this moment, as another seed has it.
    void resetPartners(quint64 seed);

    /// Starts the service, on the port it had before. Ends the program with its log when it doesn't come up.
    void start();
    /// As `kill -9` does it.
    void kill();
    [[nodiscard]] bool isRunning() const { return m_service != nullptr; }
    [[nodiscard]] QByteArray log() { return m_service ? m_service->log() : m_lastLog; }

    /// Signed in as that person, with a session of `open_staff_session()`.
    StaffClient as(const QString &login);

    SandboxProcess &sandbox() { return m_sandbox; }
    /// A superuser's session; its changes are by "test".
    SqlSession &books() { return m_books; }
    qint64 number(const QString &sql) { return m_books.ask(sql).toLongLong(); }
    [[nodiscard]] QString database() const { return m_database; }
    /// Products, with stock for everybody.
    [[nodiscard]] QList<qint64> products() const { return m_products; }

    /// Every waiting job is due, and what an order had to wait for until it expires is over.
    void hasten();
    /// Asks about payments that nobody has heard of, as the service itself does after a quarter of an hour.
    void sweep();
    /// What a dead service left behind is taken for dead at once, not after its 90 seconds: leases and claims
    /// on idempotency keys. While it lives, this makes its workers late ones.
    void bury();
    /// Waits until no refund without an answer may arrive any more, as the service is told: see
    /// `refundFlight`.
    /// @returns whether it came to that.
    bool waitUntilLanded();
    /// Whether nothing is due and nothing runs.
    [[nodiscard]] bool isIdle();
    /// Waits until nothing is due and nothing runs. @returns whether it came to that.
    bool waitUntilIdle();

    /// `meja-service check`; what it printed when it found something, empty when all is well.
    QString check();

private:
    bool hasLanded();
    bool waitUntil(bool (ChaosArena::*isSo)());

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
