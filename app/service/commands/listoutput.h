#pragma once

#include "page.h"
#include "resource.h"

#include <QList>
#include <QTextStream>

namespace meja {

/// Writes the records of `list` page by page, so that the memory does not depend on the number of rows.
///
/// CSV has a header line and CRLF (RFC 4180). Text that a spreadsheet would run as a formula gets an
/// apostrophe in front (`spreadsheetText()`); phones are in national notation (`spreadsheetPhone()`); numbers
/// are unchanged. JSON is `{"rows": […], "next": cursor or null}` with one row per line; whole numbers are
/// numbers, yes/no is a boolean, NULL is null.
class ListOutput
{
public:
    enum class Format { Csv, Json };

    /// @param isForTerminal writes control characters in CSV as escapes (`visibleText()`). JSON always
    /// escapes them.
    ListOutput(QTextStream &stream, Format format, const QList<const Column *> &columns,
               bool isForTerminal = false);

    void write(const QList<Record> &records);
    /// @param next the text of the next page's cursor; empty at the end of the list.
    void finish(const QString &next);

private:
    void writeCsv(const Record &record);
    void writeJson(const Record &record);
    [[nodiscard]] QString shown(const QString &text) const;

    QTextStream &m_stream;
    Format m_format;
    QList<const Column *> m_columns;
    bool m_isForTerminal;
    bool m_hasRows = false;
};

} // namespace meja
