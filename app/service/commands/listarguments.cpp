#include "listarguments.h"

#include "resourcecatalogue.h"

#include <array>

namespace meja {

namespace {

tl::unexpected<Error> usage(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence, QStringLiteral("usage"));
}

QStringList namesOf(const QList<Resource> &resources)
{
    QStringList names;
    for (const Resource &each : resources)
        names.append(each.name);
    return names;
}

QStringList namesOf(const QList<Column> &columns)
{
    QStringList names;
    for (const Column &each : columns)
        names.append(each.name);
    return names;
}

Result<const Resource *> resourceOf(const QStringList &words)
{
    const QString known = namesOf(resourceCatalogue()).join(QLatin1String(", "));
    if (words.size() != 1)
        return usage(QStringLiteral("name one list: %1").arg(known));
    if (const Resource *resource = findResource(words.first()))
        return resource;
    return usage(QStringLiteral("there is no list '%1'; there are %2").arg(words.first(), known));
}

QStringList splitWords(const QString &text)
{
    return text.split(u',', Qt::SkipEmptyParts);
}

Result<QDate> dayOf(const QCommandLineParser &parser, const QString &option)
{
    const QString text = parser.value(option);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !day.isValid())
        return usage(QStringLiteral("--%1: '%2' is not a day; write it like 2026-11-22").arg(option, text));
    return day;
}

Result<qint64> limitOf(const QCommandLineParser &parser)
{
    bool ok = false;
    const qint64 limit = parser.value(QStringLiteral("limit")).toLongLong(&ok);
    if (!ok || limit < 1)
        return usage(QStringLiteral("--limit: '%1' is not a number of rows")
                         .arg(parser.value(QStringLiteral("limit"))));
    return limit;
}

QString codeOf(const Column &column, const QString &word)
{
    const Choice *choice = column.choice(word);
    return choice ? choice->code : word;
}

Result<Condition> conditionOf(const Resource &resource, const QString &filter)
{
    const auto sign = filter.indexOf(u'=');
    if (sign < 1)
        return usage(
            QStringLiteral(
                "--filter: '%1' has no value; write it like status=DIBAYAR,DIPROSES, total=1000..5000, "
                "field= for empty or field=* for not empty")
                .arg(filter));
    Condition condition{.column = filter.left(sign)};
    const QString value = filter.mid(sign + 1);
    const Column *column = resource.column(condition.column);
    if (!column)
        return usage(
            QStringLiteral("--filter: %1 have no column '%2'; there are %3")
                .arg(resource.name, condition.column, namesOf(resource.columns).join(QLatin1String(", "))));
    if (value.isEmpty() || value == QLatin1String("*")) {
        condition.kind = value.isEmpty() ? Condition::Kind::Empty : Condition::Kind::NotEmpty;
    } else if (const auto dots = value.indexOf(QLatin1String("..")); dots >= 0) {
        condition.kind = Condition::Kind::Between;
        condition.from = value.left(dots);
        condition.to = value.mid(dots + 2);
    } else {
        for (const QString &word : splitWords(value))
            condition.values.append(codeOf(*column, word));
    }
    return condition;
}

QList<SortLevel> orderOf(const QString &text)
{
    QList<SortLevel> levels;
    for (const QString &word : splitWords(text)) {
        const bool descending = word.startsWith(u'-');
        levels.append({descending ? word.mid(1) : word,
                       descending ? SortDirection::Descending : SortDirection::Ascending});
    }
    return levels;
}

Result<> readDates(const QCommandLineParser &parser, ListQuery &query)
{
    const auto from = dayOf(parser, QStringLiteral("from"));
    const auto to = dayOf(parser, QStringLiteral("to"));
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    if (from->isValid() || to->isValid())
        query.dates = DateRange{*from, to->isValid() ? to->addDays(1) : QDate()};
    return {};
}

Result<> readCursor(const QCommandLineParser &parser, PageRequest &request)
{
    const QString text = parser.value(QStringLiteral("after"));
    request.from = text.isEmpty() ? std::nullopt : Cursor::fromText(text);
    if (!text.isEmpty() && !request.from)
        return usage(QStringLiteral("--after: '%1' is not a cursor; take the one that the page before gave")
                         .arg(text));
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
    parser.addPositionalArgument(QStringLiteral("resource"),
                                 QStringLiteral("Which list, for example orders."));
    option("search", "What to look for, as in the desktop's search box.", "words");
    option(
        "filter",
        "Values of a column, a range with .., nothing for empty, * for not empty; may stand several times.",
        "field=value[,value]");
    option("order", "Columns, a minus in front for descending.", "a,-b");
    option("from", "First store day of the list's date column.", "day");
    option("to", "Last store day, included.", "day");
    option("columns", "Columns to show; else those that the desktop shows.", "a,b");
    option("limit", "Rows at most.", "rows", "100");
    option("after", "Goes on behind the row of this cursor.", "cursor");
    option("format", "csv or json.", "format", "csv");
    parser.addOption(
        {QStringLiteral("count"), QStringLiteral("Tells how many rows there are, and shows none.")});
}

Result<ListArguments> ListArguments::read(const QCommandLineParser &parser)
{
    const auto resource = resourceOf(parser.positionalArguments());
    const auto limit = limitOf(parser);
    if (!resource || !limit)
        return tl::unexpected(resource ? limit.error() : resource.error());
    const QString format = parser.value(QStringLiteral("format"));
    if (format != QLatin1String("csv") && format != QLatin1String("json"))
        return usage(QStringLiteral("--format: '%1' is neither csv nor json").arg(format));
    ListArguments arguments{.request = {.query = {.resource = (*resource)->name}},
                            .limit = *limit,
                            .countsOnly = parser.isSet(QStringLiteral("count")),
                            .asJson = format == QLatin1String("json")};
    ListQuery &query = arguments.request.query;
    query.search = parser.value(QStringLiteral("search"));
    query.order = orderOf(parser.value(QStringLiteral("order")));
    arguments.request.columns = splitWords(parser.value(QStringLiteral("columns")));
    for (const QString &filter : parser.values(QStringLiteral("filter"))) {
        const auto condition = conditionOf(**resource, filter);
        if (!condition)
            return tl::unexpected(condition.error());
        query.conditions.append(*condition);
    }
    const auto read =
        readDates(parser, query).and_then([&] { return readCursor(parser, arguments.request); });
    return read ? Result<ListArguments>(arguments) : tl::unexpected(read.error());
}

} // namespace meja
