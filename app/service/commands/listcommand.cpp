#include "listcommand.h"

#include "commandline.h"
#include "listarguments.h"
#include "listoutput.h"
#include "listreader.h"
#include "loginrole.h"
#include "orderedlist.h"
#include "stopsignal.h"
#include "storeclock.h"
#include "summaryreader.h"
#include "visibletext.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTextStream>

#include <algorithm>
#include <optional>

namespace meja {

namespace {

constexpr qint64 rowsPerPage = 1000;

ExitCode listFailed(const Error &error)
{
    // An SQLSTATE: the database refused a statement that the arguments, which are checked, led to.
    static const QRegularExpression sqlState(QStringLiteral("^[0-9A-Z]{5}$"));
    const bool isUsage = error.kind == ErrorKind::Invalid && !sqlState.match(error.code).hasMatch();
    printError(QStringLiteral("meja-service list: %1").arg(error.detail));
    return isUsage ? ExitCode::Usage : ExitCode::Failure;
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

/// Prints to standard error, at most once a second, the progress of a search that no index supports.
class SearchProgress
{
public:
    SearchProgress() { m_clock.start(); }

    void report(double part, qint64 rows)
    {
        if (m_clock.elapsed() < 1000)
            return;
        m_clock.restart();
        printError(QStringLiteral("searched %1 %, %2 rows found").arg(part * 100, 0, 'f', 1).arg(rows));
    }

private:
    QElapsedTimer m_clock;
};

/// Prints the pages one by one; repeats a search that no index supports until it is complete.
class RowPrinter
{
public:
    RowPrinter(ReaderSession &session, const ListArguments &arguments, const QList<const Column *> &columns)
        : m_reader(session),
          m_request(arguments.request),
          m_list(orderedList(arguments.request.query)),
          m_left(arguments.limit),
          m_format(arguments.asJson ? ListOutput::Format::Json : ListOutput::Format::Csv),
          m_columns(columns)
    {}

    /// Prints nothing when the first page fails.
    Result<> print()
    {
        const StopSignal stop;
        QTextStream stream(stdout);
        std::optional<ListOutput> output;
        do {
            m_request.limit = int(std::min(rowsPerPage, m_left));
            const auto page = m_reader.page(m_request);
            if (!page)
                return tl::unexpected(page.error());
            if (!output)
                output.emplace(stream, m_format, m_columns, isTerminal(stdout));
            output->write(page->records);
            stream.flush();
            continueAfter(*page);
            m_wasStopped = m_next && stop.waitFor(0);
        } while (m_next && m_left > 0 && !m_wasStopped && stream.status() == QTextStream::Ok);
        output->finish(cursorText());
        stream.flush();
        return stream.status() == QTextStream::Ok ? end() : writeFailure();
    }

private:
    void continueAfter(const Page &page)
    {
        m_left -= page.records.size();
        m_printed += page.records.size();
        m_next = page.hasMore ? (page.complete ? std::optional(page.records.last().cursor) : page.resume)
                              : std::nullopt;
        m_request.from = m_next;
        if (!page.complete)
            m_progress.report(page.progress, m_printed);
    }

    [[nodiscard]] Result<> end() const
    {
        if (m_wasStopped)
            return failure(ErrorKind::Cancelled,
                           QStringLiteral("stopped; continue with --after %1").arg(cursorText()));
        if (m_next && m_format == ListOutput::Format::Csv)
            printError(QStringLiteral("There are more rows: --after %1").arg(cursorText()));
        return {};
    }

    /// Empty at the end of the list.
    [[nodiscard]] QString cursorText() const { return m_next ? m_next->toText(m_list) : QString(); }

    static Result<> writeFailure()
    {
        return failure(ErrorKind::Unavailable, QStringLiteral("cannot write the rows to standard output"));
    }

    ListReader m_reader;
    PageRequest m_request;
    QString m_list;
    qint64 m_left;
    ListOutput::Format m_format;
    QList<const Column *> m_columns;
    SearchProgress m_progress;
    qint64 m_printed = 0;
    std::optional<Cursor> m_next;
    bool m_wasStopped = false;
};

Result<> printRows(ReaderSession &session, const ListArguments &arguments)
{
    const auto columns =
        session.criteria(arguments.request.query).and_then([&](const ListCriteria &criteria) {
            return criteria.columns(arguments.request.columns);
        });
    if (!columns)
        return tl::unexpected(columns.error());
    return RowPrinter(session, arguments, *columns).print();
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
    if (const auto checked = arguments.check(*role); !checked)
        return checked;
    ReaderSession session(connection, *facts, {.role = *role});
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

ExitCode ListCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    ListArguments::addOptions(line.parser());
    const auto settings = line.parse(arguments).and_then([&] { return line.connectionSettings(); });
    if (!settings)
        return listFailed(settings.error());
    const QDate today = StoreClock().at(QDateTime::currentSecsSinceEpoch()).day;
    const auto request = ListArguments::read(line.parser(), today);
    if (!request)
        return listFailed(request.error());
    const auto listed = list(*settings, *request);
    return listed ? ExitCode::Success : listFailed(listed.error());
}

} // namespace meja
