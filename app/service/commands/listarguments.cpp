#include "listarguments.h"

#include "columnnames.h"
#include "filterargument.h"
#include "orderedlist.h"
#include "resourcecatalogue.h"
#include "searchquery.h"

namespace meja {

namespace {

constexpr int maxYear = 9998; ///< As in a search: the year of the exclusive end must still have four digits.

QStringList namesOf(const QList<Resource> &resources)
{
    QStringList names;
    for (const Resource &each : resources)
        names.append(each.name);
    return names;
}

Result<const Resource *> resourceOf(const QStringList &words)
{
    const QString known = namesOf(resourceCatalogue()).join(QLatin1String(", "));
    if (words.size() != 1)
        return usageError(QStringLiteral("give the name of one list: %1").arg(known));
    if (const Resource *resource = findResource(words.first()))
        return resource;
    return usageError(QStringLiteral("unknown list '%1'; available: %2").arg(words.first(), known));
}

/// The names in a comma-separated option; empty when the option is missing.
Result<QStringList> namesIn(const QCommandLineParser &parser, const QString &option)
{
    const QString text = parser.value(option);
    if (text.isEmpty())
        return QStringList();
    QStringList names;
    for (const QString &name : text.split(u','))
        names.append(name.trimmed());
    if (names.contains(QString()))
        return usageError(QStringLiteral("--%1: '%2' has an empty name next to a comma").arg(option, text));
    return names;
}

Result<QDate> dayOf(const QCommandLineParser &parser, const QString &option)
{
    const QString text = parser.value(option);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !day.isValid())
        return usageError(QStringLiteral("--%1: '%2' is not a day; example: 2026-11-22").arg(option, text));
    if (day.year() > maxYear)
        return usageError(QStringLiteral("--%1: '%2' is too late; the last supported year is %3")
                              .arg(option, text)
                              .arg(maxYear));
    return day;
}

Result<qint64> limitOf(const QCommandLineParser &parser)
{
    bool ok = false;
    const qint64 limit = parser.value(QStringLiteral("limit")).toLongLong(&ok);
    if (!ok || limit < 1)
        return usageError(QStringLiteral("--limit: '%1' is not a number of rows")
                              .arg(parser.value(QStringLiteral("limit"))));
    return limit;
}

Result<QList<SortLevel>> orderOf(const QCommandLineParser &parser)
{
    const auto names = namesIn(parser, QStringLiteral("order"));
    if (!names)
        return tl::unexpected(names.error());
    QList<SortLevel> levels;
    for (const QString &name : *names) {
        const bool descending = name.startsWith(u'-');
        levels.append({descending ? name.mid(1).trimmed() : name,
                       descending ? SortDirection::Descending : SortDirection::Ascending});
    }
    return levels;
}

Result<> readColumns(const QCommandLineParser &parser, PageRequest &request)
{
    const auto columns = namesIn(parser, QStringLiteral("columns"));
    const auto order = orderOf(parser);
    if (!columns || !order)
        return tl::unexpected(columns ? order.error() : columns.error());
    request.columns = *columns;
    request.query.order = *order;
    return {};
}

Result<> readFilters(const QCommandLineParser &parser, const Resource &resource, QDate today,
                     ListQuery &query)
{
    for (const QString &filter : parser.values(QStringLiteral("filter"))) {
        const auto condition = readFilterArgument(resource, filter, today);
        if (!condition)
            return tl::unexpected(condition.error());
        query.conditions.append(*condition);
    }
    return {};
}

Result<> readDates(const QCommandLineParser &parser, ListQuery &query)
{
    const auto from = dayOf(parser, QStringLiteral("from"));
    const auto to = dayOf(parser, QStringLiteral("to"));
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    if (from->isValid() && to->isValid() && *from > *to)
        return usageError(QStringLiteral("--from %1 is later than --to %2")
                              .arg(from->toString(Qt::ISODate), to->toString(Qt::ISODate)));
    if (from->isValid() || to->isValid())
        query.dates = DateRange{*from, to->isValid() ? to->addDays(1) : QDate()};
    return {};
}

Result<> readCursor(const QCommandLineParser &parser, PageRequest &request)
{
    const QString text = parser.value(QStringLiteral("after"));
    if (!text.isEmpty() && parser.isSet(QStringLiteral("count")))
        return usageError(
            QStringLiteral("--count counts the whole list and cannot be combined with --after"));
    if (text.isEmpty())
        return {};
    const auto cursor = Cursor::fromText(text, orderedList(request.query));
    if (!cursor)
        return usageError(QStringLiteral("--after: ") + cursor.error().detail);
    request.from = *cursor;
    return {};
}

Result<> readSearch(const QCommandLineParser &parser, const Resource &resource, QDate today, ListQuery &query)
{
    query.search = parser.value(QStringLiteral("search"));
    const auto search = SearchQuery::parse(resource, query.search, today);
    if (!search)
        return tl::unexpected(search.error().error());
    query.terms = search->terms();
    return {};
}

} // namespace

void ListArguments::addOptions(QCommandLineParser &parser)
{
    const auto option = [&](const char *name, const char *help, const char *value,
                            const char *standard = "") {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(value),
                          QString::fromLatin1(standard)});
    };
    parser.addPositionalArgument(QStringLiteral("resource"), QStringLiteral("The list, for example orders."));
    option("search", "Search text, as in the desktop's search box.", "words");
    option(
        "filter",
        "Filter by values of a column, by a range (.. includes both ends), by empty (no value) or not empty "
        "(*). Write amounts and days as in the search box: total=500rb..1jt, "
        "placed_at=2026-11-01..2026-11-22, placed_at=2026-11, placed_at=kemarin. Can be repeated.",
        "field=value[,value]");
    option("order", "Columns to sort by; a minus sign in front sorts descending.", "a,-b");
    option("from", "First day of the list's date column, in the store's time zone.", "day");
    option("to", "Last day, included.", "day");
    option("columns", "Columns to print; default: those that the desktop shows.", "a,b");
    option("limit", "Maximum number of rows.", "rows", "100");
    option("after", "Continue after the row of this cursor.", "cursor");
    option("format", "csv or json.", "format", "csv");
    parser.addOption({QStringLiteral("count"), QStringLiteral("Print only the number of rows.")});
}

Result<ListArguments> ListArguments::read(const QCommandLineParser &parser, QDate today)
{
    const auto resource = resourceOf(parser.positionalArguments());
    const auto limit = limitOf(parser);
    if (!resource || !limit)
        return tl::unexpected(resource ? limit.error() : resource.error());
    const QString format = parser.value(QStringLiteral("format"));
    if (format != QLatin1String("csv") && format != QLatin1String("json"))
        return usageError(QStringLiteral("--format: '%1' is neither csv nor json").arg(format));
    ListArguments arguments{.request = {.query = {.resource = (*resource)->name}},
                            .limit = *limit,
                            .countsOnly = parser.isSet(QStringLiteral("count")),
                            .asJson = format == QLatin1String("json")};
    ListQuery &query = arguments.request.query;
    const auto read = readColumns(parser, arguments.request)
                          .and_then([&] { return readFilters(parser, **resource, today, query); })
                          .and_then([&] { return readDates(parser, query); })
                          .and_then([&] { return readCursor(parser, arguments.request); })
                          .and_then([&] { return readSearch(parser, **resource, today, query); });
    return read ? Result<ListArguments>(arguments) : tl::unexpected(read.error());
}

Result<> ListArguments::check(Role role) const
{
    const Resource &resource = *findResource(request.query.resource);
    const ColumnNames names(resource, role);
    Result<> checked;
    for (const QString &name : request.columns)
        checked = checked.and_then([&] { return names.check(QStringLiteral("columns"), name); });
    for (const SortLevel &level : request.query.order)
        checked = checked.and_then([&] { return names.checkOrder(level); });
    for (const Condition &condition : request.query.conditions)
        checked = checked.and_then([&] { return names.check(QStringLiteral("filter"), condition.column); });
    return checked;
}

} // namespace meja
