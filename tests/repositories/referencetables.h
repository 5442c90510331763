#pragma once

#include "connection.h"
#include "referencerow.h"
#include "resource.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <map>

namespace meja {

/// One row of a table: the texts of its fields.
using ReferenceFields = QHash<QString, QString>;

/// Numbers the texts of the sorted columns in the order of the collation `meja.people`. PostgreSQL's order is
/// the reference, because another ICU library may have another one.
void rankTexts(Connection &connection, const Resource &resource, QList<ReferenceRow> &rows);

/// The tables of a database in memory, read with `select *` only. Joins and computed columns of the resources
/// are implemented here a second time, in C++.
class ReferenceTables
{
public:
    /// A table that cannot be read ends the test.
    explicit ReferenceTables(Connection &connection) : m_connection(connection) {}

    /// The rows of a list with all its columns. Computed columns without a C++ implementation are added to
    /// `unknown`; their values are null.
    QList<ReferenceRow> rowsOf(const Resource &resource, QStringList &unknown);

    const QHash<qint64, ReferenceFields> &table(const QString &name);
    /// The number of rows of `name` with `key` in `field`.
    qint64 count(const QString &name, const QString &field, const QString &key);

private:
    ReferenceValue value(const Resource &resource, const Column &column, const ReferenceFields &fields,
                         QStringList &unknown);
    const ReferenceFields &related(const Resource &resource, const QString &relation,
                                   const ReferenceFields &fields);

    Connection &m_connection;
    std::map<QString, QHash<qint64, ReferenceFields>> m_tables; ///< A map whose references stay valid.
};

} // namespace meja
