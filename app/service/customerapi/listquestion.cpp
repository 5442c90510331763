#include "listquestion.h"

#include "orderstatus.h"
#include "pagecursor.h"
#include "paymentstatus.h"

#include <QUrlQuery>

namespace meja {

namespace {

constexpr int mostRows = 200;

/// Reads one item after the other into a question.
class QuestionReader
{
public:
    explicit QuestionReader(bool hasFilters) : m_hasFilters(hasFilters) {}

    tl::expected<ListQuestion, QList<FieldProblem>> read(const QueryItems &items);

private:
    void take(const QString &name, const QString &value);
    bool takeFilter(const QString &name, const QString &value);
    void takeCursor(const QString &value);
    void takeLimit(const QString &value);
    void takeDay(const QString &name, const QString &value, QDate &day);
    template <class Status>
    void takeCodes(const QString &name, const QString &value, QStringList &codes,
                   std::optional<Status> (*fromCode)(const QString &));
    void refuse(const QString &name, const char *code, const QString &message)
    {
        m_problems.append({name, QString::fromLatin1(code), message});
    }

    bool m_hasFilters;
    ListQuestion m_question;
    QStringList m_once; ///< Names that may stand there once and did.
    QList<FieldProblem> m_problems;
};

tl::expected<ListQuestion, QList<FieldProblem>> QuestionReader::read(const QueryItems &items)
{
    for (const auto &[name, value] : items)
        take(name, value);
    const OrderFilter &filter = m_question.filter;
    if (filter.from.isValid() && filter.to.isValid() && filter.from > filter.to)
        refuse(QStringLiteral("to"), "range", QStringLiteral("must not be before from"));
    if (!m_problems.isEmpty())
        return tl::unexpected(m_problems);
    return m_question;
}

void QuestionReader::take(const QString &name, const QString &value)
{
    if (m_hasFilters && name == QLatin1String("order_status"))
        return takeCodes(name, value, m_question.filter.statuses, &orderStatusFromCode);
    if (m_hasFilters && name == QLatin1String("payment_status"))
        return takeCodes(name, value, m_question.filter.paymentStatuses, &paymentStatusFromCode);
    if (m_once.contains(name))
        return refuse(name, "repeated", QStringLiteral("stands there twice"));
    m_once.append(name);
    if (name == QLatin1String("cursor"))
        return takeCursor(value);
    if (name == QLatin1String("limit"))
        return takeLimit(value);
    if (!m_hasFilters || !takeFilter(name, value))
        refuse(name, "unknown", QStringLiteral("is no parameter of this list"));
}

bool QuestionReader::takeFilter(const QString &name, const QString &value)
{
    if (name == QLatin1String("from"))
        takeDay(name, value, m_question.filter.from);
    else if (name == QLatin1String("to"))
        takeDay(name, value, m_question.filter.to);
    else
        return false;
    return true;
}

void QuestionReader::takeCursor(const QString &value)
{
    m_question.wish.place = decodeCursor(value);
    if (!m_question.wish.place)
        refuse(QStringLiteral("cursor"), "choice", QStringLiteral("must be one that a page named"));
}

void QuestionReader::takeLimit(const QString &value)
{
    bool isNumber = false;
    m_question.wish.limit = value.toInt(&isNumber);
    if (!isNumber || m_question.wish.limit < 1 || m_question.wish.limit > mostRows)
        refuse(QStringLiteral("limit"), "range", QStringLiteral("must be from 1 to %1").arg(mostRows));
}

void QuestionReader::takeDay(const QString &name, const QString &value, QDate &day)
{
    day = QDate::fromString(value, QStringLiteral("yyyy-MM-dd"));
    // Years that PostgreSQL and the storefronts both know.
    if (!day.isValid() || day.year() < 2000 || day.year() > 2999)
        refuse(name, "type", QStringLiteral("must be a day such as 2026-11-30"));
}

template <class Status>
void QuestionReader::takeCodes(const QString &name, const QString &value, QStringList &codes,
                               std::optional<Status> (*fromCode)(const QString &))
{
    const QStringList wanted = value.split(u',');
    for (const QString &one : wanted) {
        const auto status = fromCode(one);
        if (!status)
            return refuse(name, "choice", QStringLiteral("knows other statuses"));
        if (!codes.contains(code(*status)))
            codes.append(code(*status));
    }
}

} // namespace

Shape pageQuery()
{
    return {Field::text(QStringLiteral("cursor"),
                        QStringLiteral("Where the page begins; named by another page"), 1, 100),
            Field::integer(QStringLiteral("limit"), QStringLiteral("Rows at most; 50 if nobody says"), 1,
                           mostRows)};
}

Shape orderQuery()
{
    const QString several = QStringLiteral("; several by commas or repeated");
    return pageQuery() +
           Shape{Field::text(QStringLiteral("order_status"),
                             QStringLiteral("Orders that stand at this; COMPLETED is SELESAI") + several),
                 Field::text(QStringLiteral("payment_status"),
                             QStringLiteral("Orders whose payment stands at this") + several),
                 Field::text(QStringLiteral("from"),
                             QStringLiteral("First day, of the order's store: 2026-11-30"), 10, 10),
                 Field::text(QStringLiteral("to"), QStringLiteral("Last day, included"), 10, 10)};
}

tl::expected<ListQuestion, QList<FieldProblem>> readPageQuestion(const QueryItems &items)
{
    return QuestionReader(false).read(items);
}

tl::expected<ListQuestion, QList<FieldProblem>> readOrderQuestion(const QueryItems &items)
{
    return QuestionReader(true).read(items);
}

QString pageAddress(const QByteArray &path, const QueryItems &items, const std::optional<PagePlace> &place)
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
