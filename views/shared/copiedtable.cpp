#include "copiedtable.h"

#include "column.h"
#include "recordroles.h"
#include "spreadsheettext.h"

#include <QAbstractItemModel>
#include <QMimeData>
#include <QStringList>

namespace meja {

QString copiedCell(const QModelIndex &index)
{
    const auto type = static_cast<ValueType>(
        index.model()->headerData(index.column(), Qt::Horizontal, recordrole::Type).toInt());
    if (type == ValueType::Money || type == ValueType::Integer || type == ValueType::Grams)
        return index.data(recordrole::Raw).toString();
    if (index.data(recordrole::Raw).toString().isNull())
        return {};
    if (type == ValueType::Text || type == ValueType::LongText)
        return spreadsheetText(index.data(recordrole::Raw).toString().simplified());
    return type == ValueType::Phone ? spreadsheetPhone(index.data(recordrole::Raw).toString())
                                    : spreadsheetText(index.data().toString().simplified());
}

namespace {

QString htmlRow(const QStringList &cells, const QString &tag)
{
    QString row = QStringLiteral("<tr>");
    for (const QString &each : cells)
        row += QStringLiteral("<%1>%2</%1>").arg(tag, each.toHtmlEscaped());
    return row + QStringLiteral("</tr>");
}

} // namespace

std::unique_ptr<QMimeData> copiedTable(const QAbstractItemModel &model, const QList<int> &rows,
                                       const QList<int> &sections)
{
    QStringList titles;
    for (const int section : sections)
        titles.append(model.headerData(section, Qt::Horizontal).toString());
    QStringList lines{titles.join(QLatin1Char('\t'))};
    QString html = QStringLiteral("<table>") + htmlRow(titles, QStringLiteral("th"));
    for (const int row : rows) {
        if (!model.index(row, 0).data(recordrole::Loaded).toBool())
            continue;
        QStringList cells;
        for (const int section : sections)
            cells.append(copiedCell(model.index(row, section)));
        lines.append(cells.join(QLatin1Char('\t')));
        html += htmlRow(cells, QStringLiteral("td"));
    }
    auto copied = std::make_unique<QMimeData>();
    copied->setText(lines.join(QLatin1Char('\n')));
    copied->setHtml(html + QStringLiteral("</table>"));
    return copied;
}

} // namespace meja
