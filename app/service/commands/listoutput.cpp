#include "listoutput.h"

#include "spreadsheettext.h"
#include "visibletext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace meja {

namespace {

bool isInteger(const Column &column)
{
    return column.type == ValueType::Key || (column.isNumeric() && column.type != ValueType::Decimal);
}

QString csvText(const Column &column, const QString &text)
{
    if (column.isNumeric())
        return text;
    return column.type == ValueType::Phone ? spreadsheetPhone(text) : spreadsheetText(text);
}

QString csvCell(const QString &text)
{
    QString cell = text;
    const bool needsQuotes =
        cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    return needsQuotes ? u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"' : cell;
}

/// JSON may escape any character, so that the text is safe on a terminal and its value unchanged. Qt escapes
/// the control characters below U+0020 itself.
QString safeJson(const QString &json)
{
    QString safe;
    for (const QChar c : json)
        safe += isUnsafeOnTerminal(c) ? QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'))
                                      : QString(c);
    return safe;
}

QJsonValue jsonValue(const Column &column, const QString &text)
{
    if (text.isNull())
        return QJsonValue::Null;
    if (isInteger(column))
        return text.toLongLong();
    if (column.type == ValueType::Boolean)
        return text.startsWith(u't');
    return text;
}

} // namespace

ListOutput::ListOutput(QTextStream &stream, Format format, const QList<const Column *> &columns,
                       bool isForTerminal)
    : m_stream(stream), m_format(format), m_columns(columns), m_isForTerminal(isForTerminal)
{
    if (m_format == Format::Json) {
        m_stream << QLatin1String("{\"rows\": [");
        return;
    }
    QStringList names;
    for (const Column *column : m_columns)
        names.append(column->name);
    m_stream << names.join(u',') << QLatin1String("\r\n");
}

void ListOutput::write(const QList<Record> &records)
{
    for (const Record &record : records)
        m_format == Format::Json ? writeJson(record) : writeCsv(record);
}

void ListOutput::finish(const QString &next)
{
    if (m_format == Format::Csv)
        return;
    // The text of a cursor has only characters that need no escaping in JSON.
    const QString cursor = next.isEmpty() ? QStringLiteral("null") : u'"' + next + u'"';
    m_stream << QLatin1String("\n], \"next\": ") << cursor << QLatin1String("}\n");
}

void ListOutput::writeCsv(const Record &record)
{
    QStringList cells;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        cells.append(csvCell(shown(csvText(*m_columns[i], record.values[i]))));
    m_stream << cells.join(u',') << QLatin1String("\r\n");
}

QString ListOutput::shown(const QString &text) const
{
    return m_isForTerminal ? visibleText(text) : text;
}

void ListOutput::writeJson(const Record &record)
{
    QJsonObject row{{QStringLiteral("key"), record.key}};
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        row.insert(m_columns[i]->name, jsonValue(*m_columns[i], record.values[i]));
    m_stream << QLatin1String(m_hasRows ? ",\n" : "\n")
             << safeJson(QString::fromUtf8(QJsonDocument(row).toJson(QJsonDocument::Compact)));
    m_hasRows = true;
}

} // namespace meja
