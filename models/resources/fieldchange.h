#pragma once

#include <QList>
#include <QString>

namespace meja {

/// The change of one column in an audit entry. Values are written as PostgreSQL prints them.
struct FieldChange
{
    QString field;
    QString before;        ///< Null: no old value.
    QString after;         ///< Null: no new value.
    bool isHidden = false; ///< A personal or secret value: the entry only states that it changed.

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// The changes of one row of one table.
struct RecordChange
{
    QString table;
    QList<FieldChange> fields; ///< In the order of their names.

    /// Reads `{"orders": {"status": ["DIBAYAR", "DIPROSES"], "phone": "changed"}}`. A single value, as in a
    /// baseline, has no old value. The result is empty when the text has another form.
    static RecordChange fromJson(const QString &json);
};

} // namespace meja
