#pragma once

#include <QList>
#include <QString>

namespace meja {

/// One migration of the database schema: a file `NNNN_name.sql` in `resources/sql/migrations`.
struct Migration
{
    int version = 0; ///< The number at the start of the file name.
    QString name;    ///< The rest of the file name, for example `roles`.
    QString sql;

    /// Whether it runs as the connected login instead of as `meja_owner`, because it creates roles or
    /// extensions. Such a file starts with the line `-- run as: administrator`.
    [[nodiscard]] bool needsAdministrator() const;
    /// SHA-256 of the text, in hexadecimal.
    [[nodiscard]] QString checksum() const;
    /// For messages: `0001_roles`.
    [[nodiscard]] QString title() const;

    /// All migrations compiled into the program, in order.
    static QList<Migration> all();
};

} // namespace meja
