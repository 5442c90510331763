#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// A position in a sorted list: the sort values of a row as PostgreSQL prints them (with microseconds; a null
/// text for NULL) and the key of the row. Its text form is opaque, for URLs and commands.
struct Cursor
{
    QStringList values = {};
    qint64 key = 0;

    [[nodiscard]] QString toText() const;
    /// Empty when the text is not a cursor.
    static std::optional<Cursor> fromText(const QString &text);

    friend bool operator==(const Cursor &, const Cursor &) = default;
};

} // namespace meja
