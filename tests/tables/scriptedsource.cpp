#include "scriptedsource.h"

#include <QTimer>

#include <algorithm>

namespace meja {

template <class T>
QFuture<Result<T>> ScriptedSource::later(const QString &what, const PageRequest &request,
                                         std::function<Result<T>()> make)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto give = [promise](const Result<T> &result) {
        promise->addResult(result);
        promise->finish();
    };
    if (completesAtOnce)
        give(make());
    else
        waiting.push_back({what, request, [give, make] { give(make()); },
                           [give](const Error &error) { give(tl::unexpected(error)); }});
    return promise->future();
}

bool ScriptedSource::release(const QString &what)
{
    const auto found = std::find_if(waiting.begin(), waiting.end(),
                                    [&](const PendingRequest &each) { return each.what == what; });
    if (found == waiting.end())
        return false;
    const auto deliver = found->deliver;
    waiting.erase(found);
    deliver();
    return true;
}

bool ScriptedSource::refuse(const QString &what, const Error &error)
{
    const auto found = std::find_if(waiting.begin(), waiting.end(),
                                    [&](const PendingRequest &each) { return each.what == what; });
    if (found == waiting.end())
        return false;
    const auto fail = found->fail;
    waiting.erase(found);
    fail(error);
    return true;
}

Record ScriptedSource::rowAt(qint64 key, const PageRequest &request) const
{
    Record record;
    record.key = key;
    for (const QString &column : request.columns) {
        const bool status = column == QLatin1String("status");
        const QString plain = everyText.isEmpty() ? QString::number(key * 1000) : everyText;
        record.values.append(status ? QStringLiteral("DIBAYAR") : plain);
        record.linkKeys.append(column == QLatin1String("customer_name") ? QString::number(key) : QString());
    }
    record.cursor = Cursor{{QString::number(key)}, key};
    return record;
}

Page ScriptedSource::between(qint64 first, qint64 last, const PageRequest &request) const
{
    Page page;
    for (qint64 key = first; key <= last; ++key)
        page.records.append(rowAt(key, request));
    return page;
}

Page ScriptedSource::part(const PageRequest &request) const
{
    const qint64 last = m_first + m_size - 1;
    const qint64 from = request.from ? request.from->key + 1 : m_first;
    const qint64 until = std::min(last, from + partRows - 1);
    Page page;
    for (qint64 key = from; key <= until; ++key) {
        if (matches(key))
            page.records.append(rowAt(key, request));
    }
    page.complete = until == last;
    page.hasMore = !page.complete;
    page.resume = page.complete ? std::nullopt : std::optional(Cursor{{QString::number(until)}, until});
    page.progress = static_cast<double>(until) / static_cast<double>(last);
    return page;
}

Result<Page> ScriptedSource::rows(const PageRequest &request) const
{
    if (failure)
        return tl::unexpected(*failure);
    if (partRows > 0 && !request.query.search.isEmpty())
        return part(request);
    const qint64 end = m_first + m_size - 1;
    if (request.direction == PageRequest::Direction::Forward) {
        const bool byDay = request.from && request.from->key == 0;
        const qint64 before = byDay ? rowsBeforeDay : request.from ? request.from->key : m_first - 1;
        const qint64 first = before + 1;
        const qint64 last = std::min(end, first + request.limit - 1);
        Page page = between(first, last, request);
        page.hasMore = last < end;
        return page;
    }
    const qint64 last = request.from ? request.from->key - 1 : end;
    const qint64 first = std::max(m_first, last - request.limit + 1);
    Page page = between(first, last, request);
    page.hasMore = first > m_first;
    return page;
}

QFuture<Result<Page>> ScriptedSource::page(Lane, const PageRequest &request)
{
    pages.append(request);
    return later<Page>(QStringLiteral("page"), request, [this, request] { return rows(request); });
}

QFuture<Result<RecordSource::Jump>> ScriptedSource::jump(Lane, const PageRequest &request, qint64 position,
                                                         qint64 total)
{
    pages.append(request);
    Q_UNUSED(total)
    return later<Jump>(QStringLiteral("jump"), request, [this, request, position]() -> Result<Jump> {
        if (failure)
            return tl::unexpected(*failure);
        const qint64 end = m_first + m_size - 1;
        const qint64 first = std::clamp(m_first + position + (exactJumps ? 0 : jumpError), m_first, end + 1);
        const qint64 last = std::min(end, first + request.limit - 1);
        Jump jump{between(first, last, request), position, exactJumps};
        jump.page.hasMore = last < end;
        return jump;
    });
}

QFuture<Result<Count>> ScriptedSource::estimate(Lane, const ListQuery &query)
{
    const PageRequest request{.query = query};
    return later<Count>(QStringLiteral("estimate"), request, [this]() -> Result<Count> {
        return Count{estimated < 0 ? m_size : estimated, false};
    });
}

QFuture<Result<Count>> ScriptedSource::count(Lane, const ListQuery &query)
{
    counted.append(query);
    const PageRequest request{.query = query};
    return later<Count>(QStringLiteral("count"), request, [this]() -> Result<Count> {
        return Count{m_size, true};
    });
}

QFuture<Result<Facet>> ScriptedSource::facet(Lane, const ListQuery &query, const QString &column)
{
    const PageRequest request{.query = query, .columns = {column}};
    return later<Facet>(QStringLiteral("facet"), request, [this, column]() -> Result<Facet> {
        Facet facet{column, {{QStringLiteral("DIBAYAR"), m_size}}, true};
        if (emptyRows > 0)
            facet.counts.append({QString(), emptyRows});
        return facet;
    });
}

QFuture<Result<DateHistogram>> ScriptedSource::histogram(Lane, const ListQuery &query,
                                                         Granularity granularity)
{
    const PageRequest request{.query = query};
    return later<DateHistogram>(
        QStringLiteral("histogram"), request, [granularity]() -> Result<DateHistogram> {
            switch (granularity) {
            case Granularity::Year:
                return DateHistogram{granularity, {{QDate(2025, 1, 1), 40}, {QDate(2026, 1, 1), 60}}, true};
            case Granularity::Month:
                return DateHistogram{granularity, {{QDate(2026, 10, 1), 25}, {QDate(2026, 11, 1), 35}}, true};
            case Granularity::Day:
                return DateHistogram{granularity, {{QDate(2026, 11, 3), 5}, {QDate(2026, 11, 9), 30}}, true};
            }
            Q_UNREACHABLE();
        });
}

QFuture<Result<QList<Suggestion>>> ScriptedSource::suggest(Lane, const QString &resource, const QString &text)
{
    const PageRequest request{.query = {.resource = resource, .search = text}};
    return later<QList<Suggestion>>(
        QStringLiteral("suggest"), request, [text]() -> Result<QList<Suggestion>> {
            return QList<Suggestion>{{7, text + QStringLiteral(" Wijaya"), QStringLiteral("Bandung")},
                                     {8, text + QStringLiteral(" Wijaya"), QStringLiteral("Medan")}};
        });
}

QFuture<Result<QList<qint64>>> ScriptedSource::findByContact(Lane, const QString &contact)
{
    const PageRequest request{.query = {.resource = QStringLiteral("users"), .search = contact}};
    return later<QList<qint64>>(QStringLiteral("findByContact"), request,
                                []() -> Result<QList<qint64>> { return QList<qint64>{7}; });
}

QFuture<Result<QList<Record>>> ScriptedSource::records(Lane, const ListQuery &query,
                                                       const QStringList &columns, const QList<qint64> &keys)
{
    const PageRequest request{.query = query, .columns = columns};
    return later<QList<Record>>(QStringLiteral("records"), request, [=, this]() -> Result<QList<Record>> {
        QList<Record> found;
        for (const qint64 key : keys) {
            if (key >= m_first && key < m_first + m_size)
                found.append(rowAt(key, request));
        }
        return found;
    });
}

QFuture<Result<QList<qint64>>> ScriptedSource::matching(Lane, const ListQuery &query,
                                                        const QList<qint64> &keys,
                                                        const std::optional<Cursor> &before)
{
    const PageRequest request{.query = query};
    return later<QList<qint64>>(QStringLiteral("matching"), request, [=, this]() -> Result<QList<qint64>> {
        QList<qint64> found = keys;
        found.removeIf([&](qint64 key) {
            return key < m_first || key >= m_first + m_size || (before && key >= before->key);
        });
        return found;
    });
}

QFuture<Result<Record>> ScriptedSource::record(Lane, const QString &resource, qint64 key,
                                               const QStringList &columns)
{
    const PageRequest request{.query = {.resource = resource}, .columns = columns};
    return later<Record>(QStringLiteral("record"), request,
                         [this, key, request]() -> Result<Record> { return rowAt(key, request); });
}

} // namespace meja
