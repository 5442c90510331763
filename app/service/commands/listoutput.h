#pragma once

#include "page.h"
#include "resource.h"

#include <QList>
#include <QTextStream>

#include <optional>

namespace meja {

/// Writes records as they come, so that a list of millions needs the memory of one page.
///
/// CSV has a heading and CRLF (RFC 4180); a text that a spreadsheet would take for a formula gets an
/// apostrophe in front, numbers stay numbers. JSON is `{"rows": […], "next": cursor or null}`, a row per
/// line; whole numbers and yes/no as such, NULL as null.
class ListOutput
{
public:
    enum class Format { Csv, Json };

    ListOutput(QTextStream &stream, Format format, const QList<const Column *> &columns);

    void write(const QList<Record> &records);
    /// @param next where the list goes on; empty at its end.
    void finish(const std::optional<Cursor> &next);

private:
    void writeCsv(const Record &record);
    void writeJson(const Record &record);

    QTextStream &m_stream;
    Format m_format;
    QList<const Column *> m_columns;
    bool m_hasRows = false;
};

} // namespace meja
