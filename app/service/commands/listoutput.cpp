#include "listoutput.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace meja {

namespace {

bool isInteger(const Column &column)
{
    return column.type == ValueType::Key || (column.isNumeric() && column.type != ValueType::Decimal);
}

QString csvCell(const QString &text, bool isNumber)
{
    static const QString formulaSigns = QStringLiteral("=+-@\t\r");
    QString cell = text;
    if (!isNumber && !cell.isEmpty() && formulaSigns.contains(cell[0]))
        cell.prepend(u'\'');
    const bool needsQuotes =
        cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    return needsQuotes ? u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"' : cell;
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

ListOutput::ListOutput(QTextStream &stream, Format format, const QList<const Column *> &columns)
    : m_stream(stream), m_format(format), m_columns(columns)
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
        cells.append(csvCell(record.values[i], m_columns[i]->isNumeric()));
    m_stream << cells.join(u',') << QLatin1String("\r\n");
}

void ListOutput::writeJson(const Record &record)
{
    QJsonObject row{{QStringLiteral("key"), record.key}};
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        row.insert(m_columns[i]->name, jsonValue(*m_columns[i], record.values[i]));
    m_stream << QLatin1String(m_hasRows ? ",\n" : "\n")
             << QString::fromUtf8(QJsonDocument(row).toJson(QJsonDocument::Compact));
    m_hasRows = true;
}

} // namespace meja
