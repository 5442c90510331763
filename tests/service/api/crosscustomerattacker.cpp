#include "crosscustomerattacker.h"

#include "pagecursor.h"

namespace meja {

namespace {

constexpr auto marker = "RAHASIA";
constexpr auto usedKey = "kunci-tuti"; ///< An idempotency key that Tuti used.

QString kindOf(const QByteArray &method, const char *what)
{
    return QString::fromLatin1(method) + u' ' + QLatin1String(what);
}

} // namespace

CrossCustomerAttacker::CrossCustomerAttacker(ApiServer &api, quint32 seed) : m_api(api), m_random(seed)
{
    addShop();
    m_token = api.customerToken(1, 7200);
}

void CrossCustomerAttacker::addShop()
{
    m_tuti = addCustomer(m_api.shop, QStringLiteral("Tuti"));
    const QString secret = QLatin1String(marker);
    for (const char *status :
         {"MENUNGGU_PEMBAYARAN", "DIBAYAR", "DIPROSES", "DIKIRIM", "DIBATALKAN", "KEDALUWARSA"}) {
        for (int i = 0; i < 5; ++i)
            m_numbers.append(addOrder(m_api.shop, m_tuti, secret, QLatin1String(status)));
    }
    for (int product : {1, 2, 4, 4}) {
        m_numbers.append(addOrder(m_api.shop, m_tuti, secret, QStringLiteral("SELESAI"), product));
        if (m_numbers.size() < 34)
            m_comments.append(addComment(m_api.shop, m_numbers.constLast(), QStringLiteral("Umum")));
    }
    // Staff archived the last comment; one order is archived by staff, another one by Tuti.
    m_api.sql(QStringLiteral("update comments set body = '%1', is_archived = true, archived_at = now(),"
                             " archived_by_kind = 'staff' where id = %2")
                  .arg(secret)
                  .arg(m_comments.constLast()));
    archiveOrder(m_api.shop, m_numbers.at(20), QStringLiteral("staff"));
    archiveOrder(m_api.shop, m_numbers.at(25), QStringLiteral("customer"));
    const QByteArray cancel = path(m_numbers.at(5), "/cancellation");
    const QByteArray token = m_api.customerToken(m_tuti, 7200);
    const auto asked = m_api.ask("POST", cancel, token, usedKey, R"({"reason":"RAHASIA"})");
    if (asked.status != 202)
        qFatal("Tuti's cancellation failed: %s", asked.body.constData());
    const auto places =
        m_api.shop.rows(QStringLiteral("select meja.microseconds(placed_at), id from orders"));
    for (const QStringList &place : places) {
        for (const bool isBackward : {false, true})
            m_cursors.append(encodeCursor({place[0].toLongLong(), place[1].toLongLong(), isBackward}));
    }
}

QString CrossCustomerAttacker::digestOfTuti()
{
    return m_api.sql(
        QStringLiteral(
            "select md5(concat((select string_agg(o::text, '' order by id) from orders as o where user_id = "
            "%1),"
            " (select string_agg(c::text, '' order by id) from comments as c where user_id = %1),"
            " (select string_agg(c::text, '' order by id) from cancellations as c where user_id = %1)))")
            .arg(m_tuti));
}

CrossCustomerAttacker::Attempt CrossCustomerAttacker::reading()
{
    const QByteArray limit = "limit=" + QByteArray::number(1 + pick(200));
    switch (pick(8)) {
    case 0:
        return {kindOf("GET", "order"), requestOf("GET", path(any(m_numbers)), m_token)};
    case 1: {
        Attempt attempt{kindOf("GET", "order if changed"), requestOf("GET", path(any(m_numbers)), m_token)};
        attempt.request.headers.add("If-None-Match", "*");
        return attempt;
    }
    case 2:
        return {kindOf("GET", "cancellation"),
                requestOf("GET", path(m_numbers.at(5), "/cancellation"), m_token)};
    case 3:
        return {kindOf("GET", "orders"), requestOf("GET", "/api/v1/orders?" + limit, m_token), true};
    case 4:
        return {kindOf("GET", "orders after a cursor"),
                requestOf("GET", "/api/v1/orders?" + limit + "&cursor=" + any(m_cursors).toLatin1(), m_token),
                true};
    case 5: {
        static const QList<QByteArray> filters{"order_status=COMPLETED", "order_status=DIBAYAR,DIKIRIM",
                                               "payment_status=PAID&payment_status=PENDING",
                                               "from=2020-01-01", "to=2999-12-31&order_status=DIBATALKAN"};
        return {kindOf("GET", "orders filtered"),
                requestOf("GET", "/api/v1/orders?" + limit + '&' + any(filters), m_token), true};
    }
    case 6:
        return {kindOf("GET", "comments"), requestOf("GET", "/api/v1/comments?" + limit, m_token), true};
    default:
        return {
            kindOf("GET", "comments of a product"),
            requestOf("GET", "/api/v1/products/" + QByteArray::number(1 + pick(4)) + "/comments", m_token),
            true};
    }
}

CrossCustomerAttacker::Attempt CrossCustomerAttacker::writing()
{
    const QByteArray key = "k" + QByteArray::number(m_random());
    const QByteArray comment = "/api/v1/comments/" + QByteArray::number(any(m_comments));
    switch (pick(6)) {
    case 0:
        return {kindOf("POST", "archive"),
                requestOf("POST", path(any(m_numbers), "/archive"), m_token, key, "{}")};
    case 1:
        return {kindOf("POST", "cancellation"),
                requestOf("POST", path(any(m_numbers), "/cancellation"), m_token, key, R"({"reason":"x"})")};
    case 2:
        return {kindOf("PATCH", "comment"),
                requestOf("PATCH", comment, m_token, key, R"({"comment":"diubah"})")};
    case 3:
        return {kindOf("DELETE", "comment"), requestOf("DELETE", comment, m_token, key)};
    case 4:
        return {kindOf("POST", "comment on her purchase"),
                requestOf("POST", "/api/v1/products/" + QByteArray::number(1 + pick(2)) + "/comments",
                          m_token, key, R"({"comment":"palsu"})")};
    default:
        return {kindOf("POST", "her key"), requestOf("POST", path(m_numbers.at(5), "/cancellation"), m_token,
                                                     usedKey, R"({"reason":"RAHASIA"})")};
    }
}

/// Uses a token for Tuti that is forged, missing or expired.
CrossCustomerAttacker::Attempt CrossCustomerAttacker::withInvalidToken()
{
    const Instant later = SystemClock().now() + std::chrono::hours(1);
    const QByteArray stolen = m_api.customerToken(m_tuti, 600);
    const QList<QByteArray> parts = stolen.split('.');
    static const QByteArray none = QByteArray(R"({"alg":"none"})").toBase64(QByteArray::OmitTrailingEquals);
    const auto forged = signCustomerToken({}, "another secret of the same length", UserId{m_tuti}, later);
    const QList<QByteArray> tokens{*forged,
                                   m_api.customerToken(m_tuti, -120 - pick(100000)),
                                   none + '.' + parts[1] + '.',
                                   parts[0] + '.' + parts[1] + ".AAAA",
                                   QByteArray(),
                                   m_token.split('.')[0] + '.' + parts[1] + '.' + m_token.split('.')[2]};
    const QByteArray target = pick(2) == 0 ? QByteArray("/api/v1/orders") : path(any(m_numbers));
    return {QStringLiteral("an invalid token"), requestOf("GET", target, any(tokens))};
}

CrossCustomerAttacker::Attempt CrossCustomerAttacker::next()
{
    const int part = pick(10);
    return part < 5 ? reading() : part < 9 ? writing() : withInvalidToken();
}

bool CrossCustomerAttacker::isLeak(const Attempt &attempt, const HttpResponse &response) const
{
    if (!attempt.isAllowed && (response.status < 400 || response.status >= 500))
        return true;
    if (response.status >= 500)
        return true; // A server error does not prove that a protection refused the attempt.
    if (response.body.contains(marker))
        return true;
    return std::any_of(m_numbers.cbegin(), m_numbers.cend(),
                       [&](const QString &number) { return response.body.contains(number.toLatin1()); });
}

void CrossCustomerAttacker::attempt(int times)
{
    for (int i = 0; i < times; ++i) {
        const Attempt attempt = next();
        ++m_tries[attempt.kind];
        if (isLeak(attempt, m_api.router().handle(attempt.request)))
            ++m_leaks[attempt.kind];
    }
}

} // namespace meja
