#pragma once

#include <QList>

#include <memory>

class QAbstractItemModel;
class QMimeData;

namespace meja {

/// Rows of a record list for the clipboard, heads first: tab-separated for spreadsheets and an HTML
/// table for documents. Numbers stay numbers; a text that a spreadsheet would take for a formula is
/// kept a text by an apostrophe. Rows that are not in memory are left out.
[[nodiscard]] std::unique_ptr<QMimeData> copiedTable(const QAbstractItemModel &model, const QList<int> &rows,
                                                     const QList<int> &sections);

} // namespace meja
