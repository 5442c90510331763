#pragma once

#include <QList>

#include <memory>

class QAbstractItemModel;
class QMimeData;

namespace meja {

/// Rows of a record list for the clipboard, with column titles first: tab-separated text for spreadsheets
/// and an HTML table for documents. Numbers are copied unformatted. Text that a spreadsheet would treat as
/// a formula gets an apostrophe before it. Rows that are not loaded are left out.
[[nodiscard]] std::unique_ptr<QMimeData> copiedTable(const QAbstractItemModel &model, const QList<int> &rows,
                                                     const QList<int> &sections);

} // namespace meja
