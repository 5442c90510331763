#pragma once

#include "connection.h"
#include "plainrow.h"
#include "resource.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <map>

namespace meja {

/// One row of a table: the texts of its fields.
using PlainFields = QHash<QString, QString>;

/// The tables of a database in memory, read with `select *` only. Joins and computed columns of the resources
/// are implemented here a second time, in C++.
class PlainTables
{
public:
    /// A table that cannot be read ends the test.
    explicit PlainTables(Connection &connection) : m_connection(connection) {}

    /// The rows of a list with all its columns. Computed columns without a C++ implementation are added to
    /// `unknown`; their values are null.
    QList<PlainRow> rowsOf(const Resource &resource, QStringList &unknown);

    const QHash<qint64, PlainFields> &table(const QString &name);
    /// The number of rows of `name` with `key` in `field`.
    qint64 count(const QString &name, const QString &field, const QString &key);

private:
    PlainValue value(const Resource &resource, const Column &column, const PlainFields &fields,
                     QStringList &unknown);
    const PlainFields &related(const Resource &resource, const QString &relation, const PlainFields &fields);

    Connection &m_connection;
    std::map<QString, QHash<qint64, PlainFields>> m_tables; ///< A map whose references stay valid.
};

} // namespace meja
