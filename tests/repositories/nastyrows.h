#pragma once

#include "connection.h"
#include "plainrow.h"
#include "resource.h"

#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <optional>

namespace meja {

/// One row of the differential test's table, as the evaluator in memory holds it. Null texts are NULL.
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

/// A text made of everything that has ever broken a search: quotes, wildcards, backslashes, emoji,
/// combining characters, letters whose case folds oddly, pieces of SQL. Never empty.
QString nastyText(QRandomGenerator &random);

QList<NastyRow> nastyRows(QRandomGenerator &random, int count);

/// Makes the tables in the schema `meja` and fills them. Ends the test when that fails.
void storeNastyRows(Connection &connection, const QList<NastyRow> &rows);

/// How these rows are listed.
const Resource &nastyResource();

/// What that list shows of them.
QList<PlainRow> plainRows(const QList<NastyRow> &rows);

/// Puts nasty texts into a quarter of the rows of a seeded database, and fills what a seed leaves empty:
/// people, look-ups, audit entries. Ends the test when that fails.
void spoilSeededRows(Connection &connection, QRandomGenerator &random);

} // namespace meja
