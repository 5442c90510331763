#pragma once

#include "connection.h"

#include <QList>

namespace meja {

/// What must always hold, and the statement that looks for rows that break it.
struct Invariant
{
    QString number; ///< `M1`, `S2`, …
    QString statement;
    QString promise; ///< In words, for an operator.
};

/// The rows that break one invariant.
struct Violations
{
    Invariant invariant;
    QStringList rows; ///< What each is about and what is wrong; at most as many as were asked for.
};

/// Holds a live database against the domain's invariants, as far as its rows alone can show them.
class InvariantCheck
{
public:
    explicit InvariantCheck(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] static const QList<Invariant> &all();

    /// Reads every row that matters, at its own pace; changes nothing. @param most rows to name at most.
    Result<Violations> check(const Invariant &invariant, int most);

private:
    Connection &m_connection;
};

} // namespace meja
