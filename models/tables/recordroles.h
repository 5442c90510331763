#pragma once

#include <Qt>

/// What record models answer besides Qt's own roles.
namespace meja::recordrole {
enum : int {
    Loaded = Qt::UserRole, ///< bool, of a row: whether it is in memory.
    Key,                   ///< qint64, of a row: its record key.
    Raw,                   ///< QString: the value as the database printed it.
    LinkKey,               ///< qint64: key of the related row; invalid where the cell links nowhere.
    ChoiceTone,            ///< int of `Tone`: of a badge; invalid where the cell shows none.
    Name,                  ///< QString, of a head: the column's name.
    Type,                  ///< int of `ValueType`, of a head.
    Sortable,              ///< bool, of a head.
    LinksTo                ///< QString, of a head: the resource its values open; empty for none.
};
} // namespace meja::recordrole
