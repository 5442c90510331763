#pragma once

#include "page.h"
#include "resultset.h"

namespace meja {

/// Makes records of the rows of `ListComposer`'s statements.
class RowReader
{
public:
    RowReader(qsizetype levels, qsizetype columns) : m_levels(int(levels)), m_columns(int(columns)) {}

    /// Rows without a key are left out.
    [[nodiscard]] QList<Record> records(const ResultSet &rows) const;
    [[nodiscard]] Cursor cursor(const ResultSet &rows, int row, int firstColumn) const;
    /// First of the columns that follow the record's.
    [[nodiscard]] int footColumn() const { return m_levels + 2 * m_columns; }

private:
    int m_levels;
    int m_columns;
};

} // namespace meja
