#include "describedsource.h"

#include "resourcecatalogue.h"

namespace meja {

namespace {

QString valueOf(const Column &column, qint64 key)
{
    switch (column.type) {
    case ValueType::Choice:
        return column.choices[key % column.choices.size()].code;
    case ValueType::Integer:
    case ValueType::Key:
    case ValueType::Grams:
        return QString::number(key);
    case ValueType::Code:
        return QStringLiteral("MJ%1").arg(key, 8, 10, QLatin1Char('0'));
    case ValueType::Decimal:
        return QStringLiteral("4.5");
    case ValueType::Money:
        return QString::number(key * 1000);
    case ValueType::Timestamp:
        return QStringLiteral("2026-11-22 07:30:00.123456+00");
    case ValueType::Boolean:
        return QStringLiteral("t");
    case ValueType::Phone:
        return QStringLiteral("+6281234567890");
    case ValueType::Email:
    case ValueType::Text:
    case ValueType::LongText:
        return QStringLiteral("%1 %2").arg(column.name).arg(key);
    case ValueType::RecordName:
        return QStringLiteral("orders %1").arg(key);
    case ValueType::Changes:
        return QStringLiteral("{\"orders\": {\"status\": [\"DIBAYAR\", \"DIPROSES\"]}}");
    }
    Q_UNREACHABLE();
}

bool isFreeText(const Column &column)
{
    switch (column.type) {
    case ValueType::Code:
    case ValueType::Email:
    case ValueType::Text:
    case ValueType::LongText:
    case ValueType::Phone:
    case ValueType::RecordName:
        return true;
    case ValueType::Choice:
    case ValueType::Integer:
    case ValueType::Key:
    case ValueType::Grams:
    case ValueType::Decimal:
    case ValueType::Money:
    case ValueType::Timestamp:
    case ValueType::Boolean:
    case ValueType::Changes:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

Record DescribedSource::recordOf(const QString &resource, qint64 key, const QStringList &columns) const
{
    const Resource *described = findResource(resource);
    Record record;
    record.key = key;
    record.cursor.key = key;
    for (const QString &name : columns) {
        const Column *column = described->column(name);
        record.values.append(everyText.isEmpty() || !isFreeText(*column) ? valueOf(*column, key) : everyText);
        record.linkKeys.append(column->linksTo.isEmpty() ? QString() : QString::number(key + 100));
    }
    return record;
}

Page DescribedSource::pageOf(const PageRequest &request) const
{
    QStringList columns = request.columns;
    if (columns.isEmpty()) {
        for (const Column &column : findResource(request.query.resource)->columns) {
            if (column.listed)
                columns.append(column.name);
        }
    }
    const bool backward = request.direction == PageRequest::Direction::Backward;
    const qint64 end = request.from ? request.from->key - 1 : rows;
    const qint64 begin = request.from ? request.from->key + 1 : 1;
    const qint64 first = backward ? std::max<qint64>(1, end - request.limit + 1) : begin;
    const qint64 last = backward ? end : std::min<qint64>(rows, begin + request.limit - 1);
    Page page;
    for (qint64 key = first; key <= last; ++key)
        page.records.append(recordOf(request.query.resource, key, columns));
    page.hasMore = backward ? first > 1 : last < rows;
    return page;
}

QFuture<Result<Page>> DescribedSource::page(Lane, const PageRequest &request)
{
    requests.append(request);
    return respond(pageOf(request), failingList.isEmpty() ? QString() : request.query.resource);
}

QFuture<Result<RecordSource::Jump>> DescribedSource::jump(Lane, const PageRequest &request, qint64, qint64)
{
    return respond(Jump{pageOf(request), 0, true});
}

QFuture<Result<Count>> DescribedSource::estimate(Lane, const ListQuery &)
{
    return respond(Count{rows, false});
}

QFuture<Result<Count>> DescribedSource::count(Lane, const ListQuery &)
{
    return respond(Count{rows, true});
}

QFuture<Result<Facet>> DescribedSource::facet(Lane, const ListQuery &, const QString &column)
{
    return respond(Facet{.column = column, .exact = true});
}

QFuture<Result<DateHistogram>> DescribedSource::histogram(Lane, const ListQuery &, Granularity granularity)
{
    return respond(DateHistogram{.granularity = granularity, .exact = true});
}

QFuture<Result<QList<Suggestion>>> DescribedSource::suggest(Lane, const QString &resource,
                                                            const QString &text)
{
    suggestRequests.append(resource + u':' + text);
    return respond(QList<Suggestion>{
        {7, everyText.isEmpty() ? QStringLiteral("%1 %2").arg(resource, text) : everyText}});
}

QFuture<Result<QList<qint64>>> DescribedSource::findByContact(Lane, const QString &contact)
{
    suggestRequests.append(contact);
    return respond(QList<qint64>{7});
}

QFuture<Result<QList<Record>>> DescribedSource::records(Lane, const ListQuery &query,
                                                        const QStringList &columns, const QList<qint64> &keys)
{
    QList<Record> found;
    for (const qint64 key : keys)
        found.append(recordOf(query.resource, key, columns));
    return respond(found);
}

QFuture<Result<QList<qint64>>> DescribedSource::matching(Lane, const ListQuery &, const QList<qint64> &keys,
                                                         const std::optional<Cursor> &)
{
    return respond(keys);
}

QFuture<Result<Record>> DescribedSource::record(Lane, const QString &resource, qint64 key,
                                                const QStringList &columns)
{
    ++recordRequests;
    return respond(recordOf(resource, key, columns));
}

} // namespace meja
