#pragma once

#include "connection.h"
#include "referencerow.h"
#include "resource.h"

#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <optional>

namespace meja {

/// One row of the table with difficult values. A null text is NULL.
struct NastyRow
{
    qint64 key = 0;
    QString code;
    QString title;
    QString note;
    QString parentName; ///< The name of the related row.
    QString phone;
    QString kind;
    std::optional<qint64> parent;
    std::optional<qint64> amount;
    qint64 happenedAt = 0; ///< Microseconds since 1970.
    std::optional<qint64> seenAt;
    bool flag = false;
};

/// A random text of parts that are difficult for a search: quotes, wildcards, backslashes, emoji, combining
/// characters, letters with unusual case folding, pieces of SQL. Never empty.
QString nastyText(QRandomGenerator &random);

QList<NastyRow> nastyRows(QRandomGenerator &random, int count);

/// Creates and fills the tables in the schema `meja`. A failure ends the test.
void storeNastyRows(Connection &connection, const QList<NastyRow> &rows);

/// The resource that lists these rows.
const Resource &nastyResource();

/// The values that this list shows.
QList<ReferenceRow> referenceRows(const QList<NastyRow> &rows);

/// Puts difficult texts into a quarter of the rows of a seeded database, and fills the tables that the seed
/// leaves empty: staff, look-ups, audit entries. A failure ends the test.
void spoilSeededRows(Connection &connection, QRandomGenerator &random);

} // namespace meja
