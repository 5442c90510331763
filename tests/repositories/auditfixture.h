#pragma once

#include "connection.h"
#include "resultset.h"

#include <QString>

#include <memory>

namespace meja {

/// A migrated database with one customer, one store and two products, written by the actor "staff sari". An
/// unexpected failure of a statement ends the test program.
class AuditFixture
{
public:
    /// Number of audit entries that the constructor writes.
    static constexpr qint64 ownEntries = 4;

    /// SQL that disables the triggers protecting the audit tables. Roll it back afterwards.
    static const QString guardsOff;

    AuditFixture();

    [[nodiscard]] std::unique_ptr<Connection>
    connect(const QString &login = QStringLiteral("postgres")) const;
    [[nodiscard]] ConnectionSettings settings(const QString &login = QStringLiteral("postgres")) const;
    Connection &superuser() { return *m_superuser; }

    /// Runs statements in one transaction as the superuser, with the actor "staff sari".
    void change(const QString &sql) { change(*m_superuser, sql); }
    static void change(Connection &connection, const QString &sql);
    /// Makes `count` changes in one transaction. Each writes one audit entry.
    void changeTimes(int count);

    /// Runs a script as the superuser with the triggers of the audit tables disabled.
    void tamper(const QString &sql);

    /// The first value of a statement's result, as text.
    QString value(const QString &sql) { return value(*m_superuser, sql); }
    static QString value(Connection &connection, const QString &sql);

private:
    QString m_database;
    std::unique_ptr<Connection> m_superuser;
};

} // namespace meja
