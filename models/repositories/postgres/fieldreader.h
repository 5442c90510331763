#pragma once

#include "error.h"
#include "ids.h"
#include "instant.h"
#include "resultset.h"
#include "rupiah.h"

#include <optional>

namespace meja {

/// Reads the fields of one row from left to right, in the order of the statement's columns.
class FieldReader
{
public:
    explicit FieldReader(const ResultSet &rows, int row = 0) : m_rows(rows), m_row(row) {}

    /// Empty for NULL.
    QString text() { return m_rows.text(m_row, m_column++); }
    qint64 integer() { return m_rows.integer(m_row, m_column++); }
    int number() { return static_cast<int>(integer()); }
    bool boolean() { return m_rows.boolean(m_row, m_column++); }
    Rupiah rupiah() { return Rupiah(integer()); }
    Instant instant() { return {integer()}; }

    std::optional<Instant> maybeInstant()
    {
        const bool isMissing = m_rows.isNull(m_row, m_column);
        const Instant value = instant();
        return isMissing ? std::nullopt : std::optional(value);
    }

    std::optional<int> maybeNumber()
    {
        const bool isMissing = m_rows.isNull(m_row, m_column);
        const int value = number();
        return isMissing ? std::nullopt : std::optional(value);
    }

    template <class Tag>
    void into(Id<Tag> &id)
    {
        id = Id<Tag>{integer()};
    }

    /// Converts a status or kind code. An unknown code makes `finish()` fail.
    template <class E>
    void code(E &value, std::optional<E> (*fromCode)(const QString &))
    {
        const QString textCode = text();
        const auto known = fromCode(textCode);
        if (known)
            value = *known;
        else
            m_unknown = textCode;
    }

    /// The record. `Invalid` for an unknown code, which a newer version of the database may contain.
    template <class T>
    [[nodiscard]] Result<T> finish(const T &record) const
    {
        if (!m_unknown.isNull())
            return failure(ErrorKind::Invalid, QStringLiteral("unknown code \"%1\"").arg(m_unknown));
        return record;
    }

private:
    const ResultSet &m_rows;
    int m_row;
    int m_column = 0;
    QString m_unknown;
};

/// The first row as a record; nullopt when there is no row. Also fails as `finish()` does.
template <class T>
[[nodiscard]] Result<std::optional<T>> maybeRecord(const Result<ResultSet> &rows,
                                                   Result<T> (*read)(FieldReader reader))
{
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->rowCount() == 0)
        return std::nullopt;
    auto record = read(FieldReader(*rows));
    if (!record)
        return tl::unexpected(record.error());
    return std::optional(*record);
}

/// The first row as a record; `NotFound` when there is no row. Also fails as `finish()` does.
template <class T>
[[nodiscard]] Result<T> oneRecord(const Result<ResultSet> &rows, Result<T> (*read)(FieldReader reader))
{
    auto record = maybeRecord(rows, read);
    if (!record)
        return tl::unexpected(record.error());
    if (!*record)
        return failure(ErrorKind::NotFound, QStringLiteral("no such row"));
    return **record;
}

/// Every row as a record. Also fails as `finish()` does.
template <class T>
[[nodiscard]] Result<QList<T>> allRecords(const Result<ResultSet> &rows,
                                          Result<T> (*read)(FieldReader reader))
{
    if (!rows)
        return tl::unexpected(rows.error());
    QList<T> records;
    for (int row = 0; row < rows->rowCount(); ++row) {
        auto record = read(FieldReader(*rows, row));
        if (!record)
            return tl::unexpected(record.error());
        records.append(*record);
    }
    return records;
}

/// The first field of the first row as an id; `NotFound` when there is no row.
template <class IdType>
[[nodiscard]] Result<IdType> oneId(const Result<ResultSet> &rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->rowCount() == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("no such row"));
    return IdType{rows->integer(0, 0)};
}

/// The first field of the first row as an id; nullopt when there is no row.
template <class IdType>
[[nodiscard]] Result<std::optional<IdType>> maybeId(const Result<ResultSet> &rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->rowCount() == 0 ? std::nullopt : std::optional(IdType{rows->integer(0, 0)});
}

} // namespace meja
