#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct pg_result;

namespace meja {

/// The rows that a statement returned, in PostgreSQL's text format. Rows and columns are counted from 0.
class ResultSet
{
public:
    ResultSet() = default;
    explicit ResultSet(pg_result *owned);

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QString columnName(int column) const;
    /// Rows changed by an INSERT, UPDATE or DELETE.
    [[nodiscard]] qint64 affectedRows() const;

    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const; ///< Null text for NULL.
    /// The text in UTF-8; a null array for NULL.
    [[nodiscard]] QByteArray bytes(int row, int column) const;
    [[nodiscard]] qint64 integer(int row, int column) const; ///< 0 for NULL.
    [[nodiscard]] bool boolean(int row, int column) const;

private:
    std::shared_ptr<pg_result> m_result;
};

} // namespace meja
