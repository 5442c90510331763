#pragma once

#include "page.h"
#include "resource.h"

#include <QList>
#include <QString>

namespace meja {

/// The records as CSV with a heading and CRLF (RFC 4180). A text that a spreadsheet would take for a
/// formula gets an apostrophe in front; numbers stay numbers.
[[nodiscard]] QString toCsv(const QList<const Column *> &columns, const QList<Record> &records);

/// `{"rows": […], "next": cursor or null}`; whole numbers and yes/no as such, NULL as null.
[[nodiscard]] QString toJson(const QList<const Column *> &columns, const QList<Record> &records,
                             const std::optional<Cursor> &next);

} // namespace meja
