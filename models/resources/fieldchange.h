#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One column's change as the audit log keeps it, values as PostgreSQL would print them.
struct FieldChange
{
    QString field;
    QString before;        ///< Null: there was none.
    QString after;         ///< Null: there is none.
    bool isHidden = false; ///< A personal or secret value: only that it changed is told.

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// What was changed in a row of one table.
struct RecordChange
{
    QString table;
    QList<FieldChange> fields; ///< In the order of their names.

    /// Reads `{"orders": {"status": ["DIBAYAR", "DIPROSES"], "phone": "changed"}}`. Plain values, as a
    /// baseline's counts, have no old one. Empty for a text that is no such thing.
    static RecordChange fromJson(const QString &json);
};

} // namespace meja
