#include "palettesearch.h"

#include "formats.h"
#include "resourcecatalogue.h"
#include "searchquery.h"
#include "whenready.h"

#include <QDateTime>

#include <algorithm>

namespace meja {

namespace {

constexpr int recordsPerGroup = 5;

struct SearchedList
{
    const char *resource;
    QStringList details; ///< Columns.
};

/// The searched lists, in the order of their results.
const QList<SearchedList> &searchedLists()
{
    static const QList<SearchedList> lists{
        {"orders",
         {QStringLiteral("customer_name"), QStringLiteral("status"), QStringLiteral("total"),
          QStringLiteral("placed_at")}},
        {"users", {QStringLiteral("city"), QStringLiteral("phone")}},
        {"products", {QStringLiteral("sku"), QStringLiteral("store_name")}},
        {"payments",
         {QStringLiteral("order_number"), QStringLiteral("status"), QStringLiteral("gross_amount")}},
        {"shipments", {QStringLiteral("order_number"), QStringLiteral("courier"), QStringLiteral("status")}},
        {"stores", {QStringLiteral("city")}},
        {"staff", {QStringLiteral("login"), QStringLiteral("role")}}};
    return lists;
}

QStringList columnsOf(const Resource &resource)
{
    const auto found =
        std::find_if(searchedLists().cbegin(), searchedLists().cend(),
                     [&](const SearchedList &each) { return resource.name == QLatin1String(each.resource); });
    return QStringList{resource.titleColumn} + found->details;
}

PaletteRecord recordOf(const Resource &resource, const Record &record)
{
    const QStringList columns = columnsOf(resource);
    QStringList texts;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QString value = record.values.value(i);
        if (i == 0 || !value.isEmpty())
            texts.append(valueFormat().text(*resource.column(columns[i]), value, ValueFormat::Form::Short));
    }
    return {{resource.name, record.key}, texts.takeFirst(), texts.join(QStringLiteral(" · "))};
}

} // namespace

PaletteSearch::PaletteSearch(QObject *parent) : QObject(parent) {}

PaletteSearch::~PaletteSearch() = default;

void PaletteSearch::setSource(RecordSource *source, Role role)
{
    ++m_requestId;
    m_source = source;
    m_role = role;
    m_groups.clear();
    for (const SearchedList &each : searchedLists()) {
        const Resource *resource = findResource(QLatin1String(each.resource));
        if (source && resource && resource->isOpenTo(role))
            m_groups.append({resource, Lane::next()});
    }
}

void PaletteSearch::discard()
{
    ++m_requestId;
    m_error.reset();
    for (Group &group : m_groups) {
        if (group.isRunning && m_source)
            m_source->cancel(group.lane);
        group.records.clear();
        group.isRunning = false;
    }
}

void PaletteSearch::start(const QString &text)
{
    discard();
    const QDate today = StoreClock().at(QDateTime::currentSecsSinceEpoch()).day;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const auto search = SearchQuery::parse(*m_groups[i].resource, text, today);
        // A search that this list cannot have, such as an amount, finds nothing in it.
        if (!search)
            continue;
        m_groups[i].isRunning = true;
        read(i, {.resource = m_groups[i].resource->name, .search = text, .terms = search->terms()}, {});
    }
}

void PaletteSearch::read(qsizetype group, const ListQuery &query, const std::optional<Cursor> &from)
{
    const PageRequest request{.query = query,
                              .columns = columnsOf(*m_groups[group].resource),
                              .from = from,
                              .limit = recordsPerGroup};
    whenReady(m_source->page(m_groups[group].lane, request), this,
              [this, group, query, requestId = m_requestId](const Result<Page> &page) {
                  if (requestId == m_requestId)
                      take(group, query, page);
              });
}

void PaletteSearch::take(qsizetype group, const ListQuery &query, const Result<Page> &page)
{
    Group &found = m_groups[group];
    found.isRunning = false;
    if (!page && page.error().kind == ErrorKind::Unavailable)
        m_error = page.error();
    for (const Record &record : page ? page->records : QList<Record>()) {
        if (found.records.size() < recordsPerGroup)
            found.records.append(recordOf(*found.resource, record));
    }
    const bool isIncomplete = page && !page->complete && page->resume;
    if (isIncomplete && found.records.size() < recordsPerGroup) {
        found.isRunning = true;
        read(group, query, page->resume);
    }
    Q_EMIT changed();
}

bool PaletteSearch::isRunning() const
{
    return std::any_of(m_groups.cbegin(), m_groups.cend(),
                       [](const Group &group) { return group.isRunning; });
}

std::optional<PaletteRecord> PaletteSearch::first() const
{
    for (const Group &group : m_groups) {
        if (!group.records.isEmpty())
            return group.records.first();
        if (group.isRunning)
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace meja
