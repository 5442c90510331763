#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace meja {

/// A place in an order: the texts of its sort values as PostgreSQL prints them (microseconds kept,
/// a null text for NULL) and the key of the row. As text it is opaque, for URLs and commands.
struct Cursor
{
    QStringList values;
    qint64 key = 0;

    [[nodiscard]] QString toText() const;
    static std::optional<Cursor> fromText(const QString &text);

    friend bool operator==(const Cursor &, const Cursor &) = default;
};

} // namespace meja
