#include "listoutput.h"

#include <QJsonArray>
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

QString toCsv(const QList<const Column *> &columns, const QList<Record> &records)
{
    QString csv;
    for (const Column *column : columns)
        csv += (csv.isEmpty() ? QString() : QStringLiteral(",")) + column->name;
    csv += QLatin1String("\r\n");
    for (const Record &record : records) {
        QStringList cells;
        for (qsizetype i = 0; i < columns.size(); ++i)
            cells.append(csvCell(record.values[i], columns[i]->isNumeric()));
        csv += cells.join(u',') + QLatin1String("\r\n");
    }
    return csv;
}

QString toJson(const QList<const Column *> &columns, const QList<Record> &records,
               const std::optional<Cursor> &next)
{
    QJsonArray rows;
    for (const Record &record : records) {
        QJsonObject row{{QStringLiteral("key"), record.key}};
        for (qsizetype i = 0; i < columns.size(); ++i)
            row.insert(columns[i]->name, jsonValue(*columns[i], record.values[i]));
        rows.append(row);
    }
    const QJsonObject whole{{QStringLiteral("rows"), rows},
                            {QStringLiteral("next"), next ? QJsonValue(next->toText()) : QJsonValue::Null}};
    return QString::fromUtf8(QJsonDocument(whole).toJson());
}

} // namespace meja
