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

/// The tables of a database in memory, read only with `select *`. Joins and computed columns are implemented
/// a second time in C++, without the SQL of the resources.
class PlainTables
{
public:
    /// All functions end the test program when a table cannot be read.
    explicit PlainTables(Connection &connection) : m_connection(connection) {}

    /// The rows of a list with all columns. Adds computed columns that are not implemented in C++ to
    /// `unknown`; their values are null.
    QList<PlainRow> rowsOf(const Resource &resource, QStringList &unknown);

    const QHash<qint64, PlainFields> &table(const QString &name);
    /// The number of rows of table `name` whose `field` is `key`.
    qint64 count(const QString &name, const QString &field, const QString &key);

private:
    PlainValue value(const Resource &resource, const Column &column, const PlainFields &fields,
                     QStringList &unknown);
    const PlainFields &related(const Resource &resource, const QString &relation, const PlainFields &fields);

    Connection &m_connection;
    std::map<QString, QHash<qint64, PlainFields>>
        m_tables; ///< A std::map, because references to its values stay valid.
};

} // namespace meja
