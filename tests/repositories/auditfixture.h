#pragma once

#include "connection.h"
#include "resultset.h"

#include <QString>

#include <memory>

namespace meja {

/// A migrated database with one customer, one store and two products in it, all written by the actor
/// "staff sari". A statement that fails where a test counts on it ends the test program.
class AuditFixture
{
public:
    /// Rows that `AuditFixture` itself leaves in the log.
    static constexpr qint64 ownEntries = 4;

    /// Opens the audit tables to whoever owns the schema, until the transaction is rolled back.
    static const QString guardsOff;

    AuditFixture();

    [[nodiscard]] std::unique_ptr<Connection>
    connect(const QString &login = QStringLiteral("postgres")) const;
    [[nodiscard]] ConnectionSettings settings(const QString &login = QStringLiteral("postgres")) const;
    Connection &superuser() { return *m_superuser; }

    /// Runs statements in one transaction of the superuser's, by the actor "staff sari".
    void change(const QString &sql) { change(*m_superuser, sql); }
    static void change(Connection &connection, const QString &sql);
    /// `count` changes in one transaction, each leaving one entry.
    void changeTimes(int count);

    /// Runs a script as the superuser with the guards of the audit tables switched off.
    void tamper(const QString &sql);

    /// The only value of a statement, as text.
    QString value(const QString &sql) { return value(*m_superuser, sql); }
    static QString value(Connection &connection, const QString &sql);

private:
    QString m_database;
    std::unique_ptr<Connection> m_superuser;
};

} // namespace meja
