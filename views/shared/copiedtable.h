#pragma once

#include <QList>
#include <QString>

#include <memory>

class QAbstractItemModel;
class QMimeData;
class QModelIndex;

namespace meja {

/// A cell of a record list or a related table for the clipboard: numbers unformatted, phones as spreadsheets
/// keep them, other text with an apostrophe before it if a spreadsheet would treat it as a formula.
[[nodiscard]] QString copiedCell(const QModelIndex &index);

/// Rows of a record list for the clipboard, with column titles first: tab-separated text for spreadsheets
/// and an HTML table for documents. Rows that are not loaded are left out.
[[nodiscard]] std::unique_ptr<QMimeData> copiedTable(const QAbstractItemModel &model, const QList<int> &rows,
                                                     const QList<int> &sections);

} // namespace meja
