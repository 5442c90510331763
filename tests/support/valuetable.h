#pragma once

#include <QList>
#include <QStringList>

namespace meja {

/// The rows of a table of docs/values.md, without its head and the marks of code.
///
/// @param section the heading above the table.
[[nodiscard]] QList<QStringList> valueTable(const QString &section);

} // namespace meja
