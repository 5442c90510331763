#include "listrequest.h"

#include "orderstatus.h"
#include "pagecursor.h"
#include "paymentstatus.h"

#include <QUrlQuery>

namespace meja {

namespace {

constexpr int maxRows = 200;

/// Parses the query parameters one by one and collects all problems.
class ListRequestReader
{
public:
    explicit ListRequestReader(bool hasFilters) : m_hasFilters(hasFilters) {}

    tl::expected<ListRequest, QList<FieldProblem>> read(const QueryItems &items);

private:
    void readParameter(const QString &name, const QString &value);
    bool readFilter(const QString &name, const QString &value);
    void readCursor(const QString &value);
    void readLimit(const QString &value);
    void readDay(const QString &name, const QString &value, QDate &day);
    template <class Status>
    void readCodes(const QString &name, const QString &value, QStringList &codes,
                   std::optional<Status> (*fromCode)(const QString &));
    void addProblem(const QString &name, const char *code, const QString &message)
    {
        m_problems.append({name, QString::fromLatin1(code), message});
    }

    bool m_hasFilters;
    ListRequest m_listRequest;
    QStringList m_once; ///< Parameters already seen that may occur only once.
    QList<FieldProblem> m_problems;
};

tl::expected<ListRequest, QList<FieldProblem>> ListRequestReader::read(const QueryItems &items)
{
    for (const auto &[name, value] : items)
        readParameter(name, value);
    const OrderFilter &filter = m_listRequest.filter;
    if (filter.from.isValid() && filter.to.isValid() && filter.from > filter.to)
        addProblem(QStringLiteral("to"), "range", QStringLiteral("must not be before from"));
    if (!m_problems.isEmpty())
        return tl::unexpected(m_problems);
    return m_listRequest;
}

void ListRequestReader::readParameter(const QString &name, const QString &value)
{
    if (m_hasFilters && name == QLatin1String("order_status"))
        return readCodes(name, value, m_listRequest.filter.statuses, &orderStatusFromCode);
    if (m_hasFilters && name == QLatin1String("payment_status"))
        return readCodes(name, value, m_listRequest.filter.paymentStatuses, &paymentStatusFromCode);
    if (m_once.contains(name))
        return addProblem(name, "repeated", QStringLiteral("occurs more than once"));
    m_once.append(name);
    if (name == QLatin1String("cursor"))
        return readCursor(value);
    if (name == QLatin1String("limit"))
        return readLimit(value);
    if (!m_hasFilters || !readFilter(name, value))
        addProblem(name, "unknown", QStringLiteral("is not a parameter of this list"));
}

bool ListRequestReader::readFilter(const QString &name, const QString &value)
{
    if (name == QLatin1String("from"))
        readDay(name, value, m_listRequest.filter.from);
    else if (name == QLatin1String("to"))
        readDay(name, value, m_listRequest.filter.to);
    else
        return false;
    return true;
}

void ListRequestReader::readCursor(const QString &value)
{
    m_listRequest.page.place = decodeCursor(value);
    if (!m_listRequest.page.place)
        addProblem(QStringLiteral("cursor"), "choice",
                   QStringLiteral("must be a cursor from a next or previous address"));
}

void ListRequestReader::readLimit(const QString &value)
{
    bool isNumber = false;
    m_listRequest.page.limit = value.toInt(&isNumber);
    if (!isNumber || m_listRequest.page.limit < 1 || m_listRequest.page.limit > maxRows)
        addProblem(QStringLiteral("limit"), "range", QStringLiteral("must be from 1 to %1").arg(maxRows));
}

void ListRequestReader::readDay(const QString &name, const QString &value, QDate &day)
{
    day = QDate::fromString(value, QStringLiteral("yyyy-MM-dd"));
    // The range that both PostgreSQL and the storefronts support.
    if (!day.isValid() || day.year() < 2000 || day.year() > 2999)
        addProblem(name, "type", QStringLiteral("must be a day such as 2026-11-30"));
}

template <class Status>
void ListRequestReader::readCodes(const QString &name, const QString &value, QStringList &codes,
                                  std::optional<Status> (*fromCode)(const QString &))
{
    const QStringList given = value.split(u',');
    for (const QString &one : given) {
        const auto status = fromCode(one);
        if (!status)
            return addProblem(name, "choice", QStringLiteral("\"%1\" is not a status").arg(one));
        if (!codes.contains(code(*status)))
            codes.append(code(*status));
    }
}

} // namespace

Shape pageQuery()
{
    return {
        Field::text(QStringLiteral("cursor"),
                    QStringLiteral("Start of the page, from the next or previous address of another page"), 1,
                    100),
        Field::integer(QStringLiteral("limit"), QStringLiteral("Maximum number of rows; default 50"), 1,
                       maxRows)};
}

Shape orderQuery()
{
    const QString several = QStringLiteral("; several values separated by commas or as repeated parameters");
    return pageQuery() +
           Shape{Field::text(QStringLiteral("order_status"),
                             QStringLiteral("Orders with this status; COMPLETED means SELESAI") + several),
                 Field::text(QStringLiteral("payment_status"),
                             QStringLiteral("Orders whose payment has this status") + several),
                 Field::text(QStringLiteral("from"),
                             QStringLiteral("First day in the store's time zone, for example 2026-11-30"), 10,
                             10),
                 Field::text(QStringLiteral("to"), QStringLiteral("Last day, included"), 10, 10)};
}

tl::expected<ListRequest, QList<FieldProblem>> readListRequest(const QueryItems &items)
{
    return ListRequestReader(false).read(items);
}

tl::expected<ListRequest, QList<FieldProblem>> readOrderListRequest(const QueryItems &items)
{
    return ListRequestReader(true).read(items);
}

QString pageAddress(const QByteArray &path, const QueryItems &items, const std::optional<PagePosition> &place)
{
    if (!place)
        return {};
    QUrlQuery query;
    for (const auto &[name, value] : items) {
        if (name != QLatin1String("cursor"))
            query.addQueryItem(name, value);
    }
    query.addQueryItem(QStringLiteral("cursor"), encodeCursor(*place));
    return QString::fromLatin1(path) + u'?' + query.toString(QUrl::FullyEncoded);
}

} // namespace meja
