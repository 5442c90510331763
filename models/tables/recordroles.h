#pragma once

#include <Qt>

/// Data roles of the record models, in addition to Qt's own.
namespace meja::recordrole {
enum : int {
    Loaded = Qt::UserRole, ///< bool, of a row: whether it is in memory.
    Key,                   ///< qint64, of a row: its key.
    Raw,                   ///< QString: the value as the database printed it.
    LinkKey,               ///< qint64: key of the related row; invalid when the cell has no link.
    ChoiceTone,            ///< int of `Tone`, for a badge; invalid when the cell has none.
    Name,                  ///< QString, of a header: the name of the column.
    Type,                  ///< int of `ValueType`, of a header.
    Sortable,              ///< bool, of a header.
    LinksTo,               ///< QString, of a header: the resource that its values open; empty for none.
    Repeats                ///< bool: the state of the row's order already says this state.
};
} // namespace meja::recordrole
