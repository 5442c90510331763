#pragma once

#include "connection.h"

#include <QList>

namespace meja {

/// A rule that must always hold, and the statement that finds the rows that violate it.
struct Invariant
{
    QString number;      ///< The number in the design, `M1`, `S2`, …
    QString statement;   ///< Its name in `queries/invariants.sql`.
    QString description; ///< The rule in English, for the operator.
};

/// The rows that violate one invariant.
struct Violations
{
    Invariant invariant;
    QStringList rows; ///< For each row its subject and what is wrong.
};

/// Checks a live database against the invariants of the domain, as far as its rows show them. Used by
/// `meja-service check` and the simulations.
class InvariantCheck
{
public:
    explicit InvariantCheck(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] static const QList<Invariant> &all();

    /// Reads all relevant rows and changes nothing. Failures: those of `Connection::run()`.
    /// @param maxRows the maximum number of violating rows to return, at least 1.
    Result<Violations> check(const Invariant &invariant, int maxRows);

private:
    Connection &m_connection;
};

} // namespace meja
