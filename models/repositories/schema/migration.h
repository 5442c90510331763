#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One step of the database's schema, as a file `NNNN_name.sql` of `resources/sql/migrations` writes it.
struct Migration
{
    int version = 0; ///< The number its file begins with.
    QString name;    ///< What follows the number, for example `roles`.
    QString sql;

    /// Whether it runs as the login that connected, because it makes roles or extensions, instead of
    /// as `meja_owner`. Its first line says so.
    [[nodiscard]] bool needsAdministrator() const;
    /// SHA-256 of the text, in hexadecimal digits.
    [[nodiscard]] QString checksum() const;
    /// For people: `0001_roles`.
    [[nodiscard]] QString title() const;

    /// Those compiled into the program, in their order.
    static QList<Migration> all();
};

} // namespace meja
