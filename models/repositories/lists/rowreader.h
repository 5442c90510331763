#pragma once

#include "page.h"
#include "resultset.h"

namespace meja {

/// Reads records from the results of `ListComposer`'s statements.
class RowReader
{
public:
    RowReader(qsizetype levels, qsizetype columns) : m_levels(int(levels)), m_columns(int(columns)) {}

    /// Skips rows without a key.
    [[nodiscard]] QList<Record> records(const ResultSet &rows) const;
    [[nodiscard]] Cursor cursor(const ResultSet &rows, int row, int firstColumn) const;
    /// Index of the first column after those of the record.
    [[nodiscard]] int footColumn() const { return m_levels + 2 * m_columns; }

private:
    int m_levels;
    int m_columns;
};

} // namespace meja
