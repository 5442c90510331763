#pragma once

#include "connection.h"
#include "plainrow.h"
#include "resource.h"

#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <optional>

namespace meja {

/// One row of the differential test's own table. Null texts are NULL.
struct NastyRow
{
    qint64 key = 0;
    QString code;
    QString title;
    QString note;
    QString parentName; ///< Of the related row.
    QString phone;
    QString kind;
    std::optional<qint64> parent;
    std::optional<qint64> amount;
    qint64 happenedAt = 0; ///< Microseconds since 1970.
    std::optional<qint64> seenAt;
    bool flag = false;
};

/// A random text of parts that are difficult for a search: quotes, wildcards, backslashes, emoji, combining
/// characters, letters with special case folding, SQL. Never empty.
QString nastyText(QRandomGenerator &random);

QList<NastyRow> nastyRows(QRandomGenerator &random, int count);

/// Creates the tables in the schema `meja` and fills them. Ends the test program on failure.
void storeNastyRows(Connection &connection, const QList<NastyRow> &rows);

/// The resource that lists these rows.
const Resource &nastyResource();

/// The expected content of that list.
QList<PlainRow> plainRows(const QList<NastyRow> &rows);

/// Writes difficult texts into a quarter of the rows of a seeded database, and fills tables that the seed
/// leaves empty: staff accounts, look-ups, audit entries. Ends the test program on failure.
void spoilSeededRows(Connection &connection, QRandomGenerator &random);

} // namespace meja
