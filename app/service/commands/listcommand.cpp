#include "listcommand.h"

#include "commandline.h"
#include "listarguments.h"
#include "listoutput.h"
#include "listreader.h"
#include "loginrole.h"
#include "storeclock.h"
#include "summaryreader.h"

#include <QDateTime>
#include <QTextStream>

#include <algorithm>

namespace meja {

namespace {

constexpr qint64 rowsPerPage = 1000;

ExitCode fail(const Error &error)
{
    printError(QStringLiteral("meja-service list: %1").arg(error.detail));
    const bool wasTyped = error.kind == ErrorKind::Invalid;
    return wasTyped ? ExitCode::Usage : ExitCode::Failure;
}

void print(const QString &text)
{
    QTextStream(stdout) << text;
}

Result<> printCount(ReaderSession &session, const ListArguments &arguments)
{
    const auto count = SummaryReader(session).count(arguments.request.query);
    if (!count)
        return tl::unexpected(count.error());
    print(arguments.asJson ? QStringLiteral("{\"count\": %1}\n").arg(count->rows)
                           : QStringLiteral("%1\n").arg(count->rows));
    return {};
}

struct Rows
{
    QList<Record> records;
    bool hasMore = false;
};

/// As many pages as it takes; a search that no index serves is asked for again until it is complete.
Result<Rows> readRows(ReaderSession &session, const ListArguments &arguments)
{
    ListReader reader(session);
    PageRequest request = arguments.request;
    Rows rows;
    while (rows.records.size() < arguments.limit) {
        request.limit = int(std::min<qint64>(rowsPerPage, arguments.limit - rows.records.size()));
        const auto page = reader.page(request);
        if (!page)
            return tl::unexpected(page.error());
        rows.records += page->records;
        rows.hasMore = page->hasMore;
        if (!page->hasMore)
            break;
        request.from = page->complete ? std::optional(page->records.last().cursor) : page->resume;
    }
    return rows;
}

Result<> printRows(ReaderSession &session, const ListArguments &arguments)
{
    const auto columns =
        session.criteria(arguments.request.query).and_then([&](const ListCriteria &criteria) {
            return criteria.columns(arguments.request.columns);
        });
    if (!columns)
        return tl::unexpected(columns.error());
    const auto rows = readRows(session, arguments);
    if (!rows)
        return tl::unexpected(rows.error());
    const auto next =
        rows->hasMore && !rows->records.isEmpty() ? std::optional(rows->records.last().cursor) : std::nullopt;
    print(arguments.asJson ? toJson(*columns, rows->records, next) : toCsv(*columns, rows->records));
    if (next && !arguments.asJson)
        printError(QStringLiteral("There are more: --after %1").arg(next->toText()));
    return {};
}

Result<> list(const ConnectionSettings &settings, const ListArguments &arguments)
{
    Connection connection(settings);
    const auto facts = connection.open().and_then([&] { return readSchemaFacts(connection); });
    if (!facts)
        return tl::unexpected(facts.error());
    const auto role = readLoginRole(connection);
    if (!role)
        return tl::unexpected(role.error());
    const QDate today = StoreClock().at(QDateTime::currentSecsSinceEpoch()).day;
    ReaderSession session(connection, *facts, {.role = *role, .today = today});
    return arguments.countsOnly ? printCount(session, arguments) : printRows(session, arguments);
}

} // namespace

QString ListCommand::name() const
{
    return QStringLiteral("list");
}

QString ListCommand::summary() const
{
    return QStringLiteral("Search, filter and print the rows of a list");
}

ExitCode ListCommand::run(const QStringList &words)
{
    CommandLine line(name(), summary());
    ListArguments::addOptions(line.parser());
    const auto settings = line.parse(words).and_then([&] { return line.connectionSettings(); });
    if (!settings)
        return fail(settings.error());
    const auto arguments = ListArguments::read(line.parser());
    if (!arguments)
        return fail(arguments.error());
    const auto listed = list(*settings, *arguments);
    return listed ? ExitCode::Success : fail(listed.error());
}

} // namespace meja
