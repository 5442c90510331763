#pragma once

#include "error.h"

#include <QString>
#include <QStringList>

namespace meja {

/// A position in a sorted list: the sort values of a row as PostgreSQL prints them (with microseconds; a null
/// text for NULL) and the key of the row.
struct Cursor
{
    QStringList values = {};
    qint64 key = 0;

    /// An opaque text for URLs and commands.
    ///
    /// @param list the name of the list and its order; the text is a position only in this list.
    [[nodiscard]] QString toText(const QString &list) const;
    /// `Invalid` when the text is not a cursor, or belongs to another list or order.
    static Result<Cursor> fromText(const QString &text, const QString &list);

    friend bool operator==(const Cursor &, const Cursor &) = default;
};

} // namespace meja
