#include "rowreader.h"

namespace meja {

QList<Record> RowReader::records(const ResultSet &rows) const
{
    QList<Record> records;
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (rows.isNull(row, m_levels - 1))
            continue;
        Record record;
        record.cursor = cursor(rows, row, 0);
        record.key = record.cursor.key;
        for (int column = 0; column < m_columns; ++column) {
            record.values.append(rows.text(row, m_levels + column));
            record.linkKeys.append(rows.text(row, m_levels + m_columns + column));
        }
        records.append(record);
    }
    return records;
}

Cursor RowReader::cursor(const ResultSet &rows, int row, int firstColumn) const
{
    Cursor cursor;
    for (int level = 0; level + 1 < m_levels; ++level)
        cursor.values.append(rows.text(row, firstColumn + level));
    cursor.key = rows.integer(row, firstColumn + m_levels - 1);
    return cursor;
}

} // namespace meja
