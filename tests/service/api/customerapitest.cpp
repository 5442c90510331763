#include "customershop.h"

#include "openapi.h"

#include <QJsonArray>
#include <QTest>

#include <thread>

using namespace meja;

namespace {

/// Calls the function in `count` threads at the same time; returns their statuses.
template <class Ask>
QList<int> inParallel(int count, const Ask &ask)
{
    QList<int> statuses(count);
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&statuses, &ask, i] { statuses[i] = ask(i); });
    for (std::thread &thread : threads)
        thread.join();
    return statuses;
}

} // namespace

/// The customer API over HTTP: own orders, cancellations, archiving, comments.
class CustomerApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void refusesRequestsWithoutAToken();
    void refusesADisabledCustomerAtOnce();
    void listsOwnOrdersByStatusAndDay();
    void showsAnOrderWithTextsForTheCustomer();
    void returnsNotModifiedForAKnownETag();
    void anInvisibleOrderIsNotFound_data();
    void anInvisibleOrderIsNotFound();
    void archivesClosedOrders();
    void cancelsAnOrderAndReportsTheState();
    void repeatingARequestReturnsTheSameResponse();
    void repeatingARequestWithoutResponseBodyChangesNothing();
    void commentsOnReceivedProducts();
    void allowsOneCommentPerProduct();
    void customersCannotChangeArchivedComments();
    void refusesInvalidComments_data();
    void refusesInvalidComments();
    void simultaneousRequestsWriteOneComment();
    void allowsTenCommentsPerHour();
    void allowsTenCommentsPerHourOverSeveralProducts();
    void ratingsMatchTheCommentsAfterSimultaneousChanges();
    void simultaneousChangesOfTextAndRatingBothApply();
    void refusesTooManyRequests();

private:
    QJsonObject checkedBody(const ApiReply &reply, const QString &operation);
    QByteArray commentPath() { return "/api/v1/products/4/comments"; }

    std::unique_ptr<ApiServer> m_api;
    qint64 m_customer = 0;
    int m_customers = 0;
};

void CustomerApiTest::initTestCase()
{
    m_api = std::make_unique<ApiServer>();
}

void CustomerApiTest::init()
{
    m_customer = addCustomer(m_api->shop, QStringLiteral("Pelanggan%1").arg(++m_customers));
}

/// The body of the response, after comparing it with the route's description.
QJsonObject CustomerApiTest::checkedBody(const ApiReply &reply, const QString &operation)
{
    const auto routes = customerDescriptions();
    const auto route = std::find_if(routes.cbegin(), routes.cend(),
                                    [&](const ApiRoute &each) { return each.operation == operation; });
    if (route == routes.cend() || reply.status != route->status) {
        qWarning("%s: %d %s", qPrintable(operation), reply.status, reply.body.constData());
        return {};
    }
    const auto problems = problemsOf(reply.json(), route->response);
    for (const FieldProblem &problem : problems)
        qWarning("%s: %s %s", qPrintable(operation), qPrintable(problem.field), qPrintable(problem.code));
    return problems.isEmpty() ? reply.json() : QJsonObject();
}

void CustomerApiTest::refusesRequestsWithoutAToken()
{
    for (const QByteArray &token : {QByteArray(), QByteArray("x"), m_api->customerToken(m_customer, -61),
                                    m_api->token(QStringLiteral("sari")), m_api->customerToken(999999)}) {
        const auto reply = m_api->ask("GET", "/api/v1/orders", token);
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.problem(), QStringLiteral("not-signed-in"));
        QVERIFY(reply.hasHeader("WWW-Authenticate: Bearer"));
    }
    // Only the log contains the reason.
    QVERIFY(m_api->denials().contains(QStringLiteral("GET /api/v1/orders not-signed-in expired")));
    QVERIFY(m_api->denials().contains(QStringLiteral("GET /api/v1/orders not-signed-in not a signed JWT")));
    // A customer's token is not valid for the staff API.
    QCOMPARE(m_api->ask("GET", "/staff/v1/session", m_api->customerToken(m_customer)).status, 401);
    QCOMPARE(m_api->ask("GET", "/api/v1/orders", m_api->customerToken(m_customer, -59)).status, 200);
}

void CustomerApiTest::refusesADisabledCustomerAtOnce()
{
    const QByteArray token = m_api->customerToken(m_customer);
    QCOMPARE(m_api->ask("GET", "/api/v1/orders", token).status, 200);
    m_api->sql(QStringLiteral("update users set is_active = false where id = %1").arg(m_customer));
    QCOMPARE(m_api->ask("GET", "/api/v1/orders", token).status, 401);
    QCOMPARE(m_api->ask("GET", "/api/v1/comments", token).status, 401);
    const auto write = m_api->ask("POST", commentPath(), token, m_api->freshKey(), R"({"comment":"x"})");
    QCOMPARE(write.status, 401);
    QCOMPARE(m_api->sql(QStringLiteral("select count(*) from idempotency_keys where subject = 'customer/%1'")
                            .arg(m_customer)),
             QStringLiteral("0"));
    QVERIFY(m_api->denials().contains(
        QStringLiteral("customer %1 GET /api/v1/orders not-signed-in").arg(m_customer)));
}

void CustomerApiTest::listsOwnOrdersByStatusAndDay()
{
    const QString paid = addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("DIBAYAR"));
    const QString done = addOrder(m_api->shop, m_customer, QStringLiteral("B"), QStringLiteral("SELESAI"));
    const QString hidden = addOrder(m_api->shop, m_customer, QStringLiteral("C"), QStringLiteral("SELESAI"));
    archiveOrder(m_api->shop, hidden, QStringLiteral("staff"));
    const auto numbers = [&](const QByteArray &query) {
        const auto page = checkedBody(m_api->askAs(m_customer, "GET", "/api/v1/orders" + query),
                                      QStringLiteral("listOwnOrders"));
        QStringList found;
        for (const auto &order : page.value(QStringLiteral("results")).toArray())
            found.append(order[QStringLiteral("number")].toString());
        return found;
    };
    QCOMPARE(numbers(""), (QStringList{done, paid}));
    QCOMPARE(numbers("?order_status=COMPLETED"), QStringList{done});
    QCOMPARE(numbers("?order_status=SELESAI,DIBAYAR"), (QStringList{done, paid}));
    QCOMPARE(numbers("?order_status=DIBAYAR&order_status=DIKIRIM"), QStringList{paid});
    QCOMPARE(numbers("?payment_status=REFUNDED"), QStringList{});
    // Days are in the store's time zone: one minute past midnight in Bandung is still the day before in UTC.
    m_api->sql(
        QStringLiteral("update orders set placed_at = '2026-03-04 00:01+07' where number = '%1'").arg(paid));
    QCOMPARE(numbers("?from=2026-03-04&to=2026-03-04"), QStringList{paid});
    QCOMPARE(numbers("?from=2026-03-03&to=2026-03-03"), QStringList{});
    QCOMPARE(numbers("?to=2026-03-03"), QStringList{});
    m_api->sql(
        QStringLiteral("update orders set placed_at = '2026-03-04 23:59+07' where number = '%1'").arg(paid));
    QCOMPARE(numbers("?from=2026-03-04&to=2026-03-04"), QStringList{paid});
    QCOMPARE(numbers("?from=2026-03-05"), QStringList{done});
    const auto wrong = m_api->askAs(m_customer, "GET", "/api/v1/orders?limit=0&colour=red");
    QCOMPARE(wrong.problem(), QStringLiteral("invalid-fields"));
    QCOMPARE(wrong.json().value(QStringLiteral("errors")).toArray().size(), 2);
}

void CustomerApiTest::showsAnOrderWithTextsForTheCustomer()
{
    const QString number =
        addOrder(m_api->shop, m_customer, QStringLiteral("Wati"), QStringLiteral("DIBAYAR"));
    m_api->sql(QStringLiteral("update orders set status = 'DIPROSES' where number = '%1'").arg(number));
    m_api->sql(QStringLiteral("select record_shipment('%1', 'JNE', 'REG', null, 'JP1')").arg(number));
    m_api->sql(QStringLiteral("select set_config('meja.actor_kind', 'system', false)"));
    const auto order = checkedBody(m_api->askAs(m_customer, "GET", "/api/v1/orders/" + number.toLatin1()),
                                   QStringLiteral("readOwnOrder"));
    QCOMPARE(order.value(QStringLiteral("order_status_text")).toString(),
             QStringLiteral("Pesanan sedang disiapkan"));
    QCOMPARE(order[QStringLiteral("recipient")][QStringLiteral("name")].toString(), QStringLiteral("Wati"));
    QCOMPARE(order[QStringLiteral("items")][0][QStringLiteral("name")].toString(), QStringLiteral("Beras"));
    QCOMPARE(order[QStringLiteral("total")].toInteger(), 25000);
    QCOMPARE(order[QStringLiteral("shipments")][0][QStringLiteral("waybill")].toString(),
             QStringLiteral("JP1"));
    QStringList history;
    for (const auto &change : order[QStringLiteral("history")].toArray())
        history.append(change[QStringLiteral("status")].toString());
    QCOMPARE(history, (QStringList{QStringLiteral("MENUNGGU_PEMBAYARAN"), QStringLiteral("DIBAYAR"),
                                   QStringLiteral("DIPROSES")}));
}

void CustomerApiTest::returnsNotModifiedForAKnownETag()
{
    const QByteArray path =
        "/api/v1/orders/" + addOrder(m_api->shop, m_customer, QStringLiteral("A")).toLatin1();
    const QByteArray token = m_api->customerToken(m_customer);
    const auto first = m_api->ask("GET", path, token);
    const qsizetype at = first.head.indexOf("ETag: ") + 6;
    const QByteArray tag = first.head.mid(at, first.head.indexOf("\r\n", at) - at);
    QVERIFY(tag.size() == 34 && tag.startsWith('"'));
    const auto requestAgain = [&] {
        HttpRequest request = requestOf("GET", path, token);
        request.headers.add("If-None-Match", "\"other\", W/" + tag);
        return m_api->router().handle(request);
    };
    QCOMPARE(requestAgain().status, 304);
    QVERIFY(requestAgain().body.isEmpty());
    m_api->sql(QStringLiteral("update payments set status = 'FAILED' where user_id = %1").arg(m_customer));
    const auto changed = requestAgain();
    QCOMPARE(changed.status, 200);
    QVERIFY(changed.headers.value("ETag") != tag);
}

void CustomerApiTest::anInvisibleOrderIsNotFound_data()
{
    QTest::addColumn<QString>("whose");
    QTest::newRow("another customer's") << QStringLiteral("other");
    QTest::newRow("archived by staff") << QStringLiteral("archived");
    QTest::newRow("unknown number") << QStringLiteral("none");
    QTest::newRow("in lower case") << QStringLiteral("small");
}

void CustomerApiTest::anInvisibleOrderIsNotFound()
{
    QFETCH(QString, whose);
    const bool isOthers = whose == QLatin1String("other");
    const qint64 owner =
        isOthers ? addCustomer(m_api->shop, QStringLiteral("Lain%1").arg(m_customers)) : m_customer;
    QString number = addOrder(m_api->shop, owner, QStringLiteral("A"), QStringLiteral("SELESAI"));
    if (whose == QLatin1String("archived"))
        archiveOrder(m_api->shop, number, QStringLiteral("staff"));
    if (whose == QLatin1String("none"))
        number = QStringLiteral("MJ22222222");
    if (whose == QLatin1String("small"))
        number = number.toLower();
    const QByteArray path = "/api/v1/orders/" + number.toLatin1();
    const auto nowhere = m_api->askAs(m_customer, "GET", "/api/v1/orders/MJ33333333");
    QList<QByteArray> bodies{nowhere.body};
    for (const auto &[method, rest, body] :
         {std::tuple{"GET", "", ""}, std::tuple{"GET", "/cancellation", ""},
          std::tuple{"POST", "/archive", "{}"}, std::tuple{"POST", "/cancellation", R"({"reason":"x"})"}}) {
        const auto reply = m_api->askAs(m_customer, method, path + rest, body);
        QCOMPARE(reply.status, 404);
        bodies.append(reply.body);
    }
    QCOMPARE(bodies.count(bodies.constFirst()), bodies.size());
    QVERIFY(!bodies.constFirst().contains(number.toLatin1()));
}

void CustomerApiTest::archivesClosedOrders()
{
    const QString number = addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("DIBAYAR"));
    const QByteArray path = "/api/v1/orders/" + number.toLatin1();
    QCOMPARE(m_api->askAs(m_customer, "POST", path + "/archive", "{}").problem(), QStringLiteral("not-over"));
    const QString done = addOrder(m_api->shop, m_customer, QStringLiteral("B"), QStringLiteral("SELESAI"));
    const QByteArray over = "/api/v1/orders/" + done.toLatin1();
    QCOMPARE(m_api->askAs(m_customer, "POST", over + "/archive", "{}").status, 204);
    QCOMPARE(m_api->askAs(m_customer, "POST", over + "/archive", "{}").status, 204);
    QCOMPARE(m_api->askAs(m_customer, "GET", over).status, 404);
    QCOMPARE(m_api->sql(QStringLiteral("select archived_by_kind from orders where number = '%1'").arg(done)),
             QStringLiteral("customer"));
    QCOMPARE(
        m_api->sql(QStringLiteral("select actor_kind || ' ' || actor || ' ' || request_id from audit_entries"
                                  " where table_name = 'orders' order by id desc limit 1")),
        QStringLiteral("customer %1 request-of-a-test").arg(m_customer));
    const qint64 id =
        m_api->sql(QStringLiteral("select id from orders where number = '%1'").arg(done)).toLongLong();
    QCOMPARE(m_api->post("/staff/v1/orders/" + QByteArray::number(id) + "/unarchive").problem(),
             QStringLiteral("archived-by-customer"));
}

void CustomerApiTest::cancelsAnOrderAndReportsTheState()
{
    const QString number = addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("DIBAYAR"));
    const QByteArray path = "/api/v1/orders/" + number.toLatin1() + "/cancellation";
    QCOMPARE(m_api->askAs(m_customer, "GET", path).status, 404);
    const auto requested = checkedBody(m_api->askAs(m_customer, "POST", path, R"({"reason":"salah ukuran"})"),
                                       QStringLiteral("cancelOwnOrder"));
    QCOMPARE(requested.value(QStringLiteral("state")).toString(), QStringLiteral("in_progress"));
    QCOMPARE(requested.value(QStringLiteral("reason")).toString(), QStringLiteral("salah ukuran"));
    QCOMPARE(checkedBody(m_api->askAs(m_customer, "GET", path), QStringLiteral("readOwnCancellation")),
             requested);
    QCOMPARE(m_api->askAs(m_customer, "POST", path, R"({"reason":"lagi"})").problem(),
             QStringLiteral("cancellation-live"));
    const QString shipped = addOrder(m_api->shop, m_customer, QStringLiteral("B"), QStringLiteral("DIKIRIM"));
    QCOMPARE(m_api
                 ->askAs(m_customer, "POST", "/api/v1/orders/" + shipped.toLatin1() + "/cancellation",
                         R"({"reason":"terlambat"})")
                 .problem(),
             QStringLiteral("not-cancellable"));
}

void CustomerApiTest::repeatingARequestReturnsTheSameResponse()
{
    const QString number = addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("DIBAYAR"));
    const QByteArray path = "/api/v1/orders/" + number.toLatin1() + "/cancellation";
    const QByteArray token = m_api->customerToken(m_customer);
    const QByteArray body = R"({"reason":"salah"})";
    const auto first = m_api->ask("POST", path, token, "kunci", body);
    QCOMPARE(first.status, 202);
    const auto again = m_api->ask("POST", path, token, "kunci", body);
    QCOMPARE(again.body, first.body);
    QVERIFY(again.hasHeader("Idempotency-Replayed: true"));
    QCOMPARE(m_api->ask("POST", path, token, "kunci", R"({"reason":"lain"})").problem(),
             QStringLiteral("key-reused"));
    QCOMPARE(m_api->ask("POST", path, token, {}, body).problem(), QStringLiteral("idempotency-key-missing"));
    QCOMPARE(
        m_api->sql(QStringLiteral("select count(*) from cancellations where user_id = %1").arg(m_customer)),
        QStringLiteral("1"));
}

void CustomerApiTest::repeatingARequestWithoutResponseBodyChangesNothing()
{
    const QString number = addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"));
    const qint64 comment = addComment(m_api->shop, number, QStringLiteral("Enak"));
    const QByteArray token = m_api->customerToken(m_customer);
    for (const auto &[method, path] :
         {std::pair<QByteArray, QByteArray>{"DELETE", "/api/v1/comments/" + QByteArray::number(comment)},
          std::pair<QByteArray, QByteArray>{"POST", "/api/v1/orders/" + number.toLatin1() + "/archive"}}) {
        const QByteArray body = method == "POST" ? "{}" : "";
        QCOMPARE(m_api->ask(method, path, token, "sekali", body).status, 204);
        const auto again = m_api->ask(method, path, token, "sekali", body);
        QCOMPARE(again.status, 204);
        QVERIFY(again.hasHeader("Idempotency-Replayed: true"));
    }
}

void CustomerApiTest::commentsOnReceivedProducts()
{
    const QByteArray body = R"({"comment":"  Enak sekali\n","rating":4})";
    QCOMPARE(m_api->askAs(m_customer, "POST", commentPath(), body).problem(), QStringLiteral("not-bought"));
    const QString number = addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("DIKIRIM"));
    QCOMPARE(m_api->askAs(m_customer, "POST", commentPath(), body).problem(), QStringLiteral("not-bought"));
    m_api->sql(QStringLiteral("update orders set status = 'SELESAI' where number = '%1'").arg(number));
    const auto before = m_api->askAs(m_customer, "GET", commentPath()).json();
    const auto written =
        checkedBody(m_api->askAs(m_customer, "POST", commentPath(), body), QStringLiteral("writeComment"));
    QCOMPARE(written.value(QStringLiteral("comment")).toString(), QStringLiteral("Enak sekali"));
    const auto shown =
        checkedBody(m_api->askAs(m_customer, "GET", commentPath()), QStringLiteral("listProductComments"));
    QCOMPARE(shown[QStringLiteral("rating_count")].toInteger(),
             before[QStringLiteral("rating_count")].toInteger() + 1);
    QCOMPARE(shown[QStringLiteral("rating_sum")].toInteger(),
             before[QStringLiteral("rating_sum")].toInteger() + 4);
    QCOMPARE(shown[QStringLiteral("results")][0][QStringLiteral("is_own")].toBool(), true);
    QCOMPARE(m_api->askAs(1, "GET", commentPath())
                 .json()[QStringLiteral("results")][0][QStringLiteral("is_own")]
                 .toBool(),
             false);
    const QByteArray one =
        "/api/v1/comments/" + QByteArray::number(written[QStringLiteral("id")].toInteger());
    const auto edited = checkedBody(m_api->askAs(m_customer, "PATCH", one, R"({"rating":null})"),
                                    QStringLiteral("editOwnComment"));
    QVERIFY(edited.value(QStringLiteral("rating")).isNull());
    QCOMPARE(edited.value(QStringLiteral("comment")).toString(), QStringLiteral("Enak sekali"));
    QCOMPARE(m_api->askAs(1, "PATCH", one, R"({"comment":"milik orang"})").status, 404);
    QCOMPARE(m_api->askAs(1, "DELETE", one).status, 404);
    const auto own =
        checkedBody(m_api->askAs(m_customer, "GET", "/api/v1/comments"), QStringLiteral("listOwnComments"));
    QCOMPARE(own[QStringLiteral("results")][0][QStringLiteral("product")].toString(),
             QStringLiteral("Beras"));
    QCOMPARE(m_api->askAs(1, "GET", "/api/v1/products/99/comments").status, 404);
}

void CustomerApiTest::allowsOneCommentPerProduct()
{
    addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"));
    const auto write = [&] {
        return m_api->askAs(m_customer, "POST", commentPath(), R"({"comment":"Enak"})");
    };
    const auto first = write();
    QCOMPARE(first.status, 201);
    QCOMPARE(write().problem(), QStringLiteral("comment-live"));
    const QByteArray one =
        "/api/v1/comments/" + QByteArray::number(first.json()[QStringLiteral("id")].toInteger());
    QCOMPARE(m_api->askAs(m_customer, "DELETE", one).status, 204);
    QCOMPARE(m_api->askAs(m_customer, "DELETE", one).status, 404);
    QCOMPARE(m_api->askAs(m_customer, "PATCH", one, R"({"comment":"lagi"})").status, 404);
    QCOMPARE(write().status, 201);
}

void CustomerApiTest::customersCannotChangeArchivedComments()
{
    addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"));
    const auto written =
        m_api->askAs(m_customer, "POST", commentPath(), R"({"comment":"kasar","rating":1})").json();
    const QByteArray id = QByteArray::number(written[QStringLiteral("id")].toInteger());
    const auto ratings = [&] {
        return m_api->sql(
            QStringLiteral("select rating_sum || '/' || rating_count from products where id = 4"));
    };
    const QString before = ratings();
    QCOMPARE(m_api->post("/staff/v1/comments/" + id + "/archive", R"({"reason":"kasar"})").status, 200);
    QVERIFY(ratings() != before);
    const auto own = m_api->askAs(m_customer, "GET", "/api/v1/comments").json();
    QCOMPARE(own[QStringLiteral("results")][0][QStringLiteral("is_hidden")].toBool(), true);
    const QString shown = QString::fromUtf8(m_api->askAs(m_customer, "GET", commentPath()).body);
    QVERIFY(!shown.contains(QLatin1String("kasar")));
    QCOMPARE(m_api->askAs(m_customer, "PATCH", "/api/v1/comments/" + id, R"({"comment":"halus"})").problem(),
             QStringLiteral("archived-by-staff"));
    QCOMPARE(m_api->askAs(m_customer, "DELETE", "/api/v1/comments/" + id).problem(),
             QStringLiteral("archived-by-staff"));
    QCOMPARE(m_api->askAs(m_customer, "POST", commentPath(), R"({"comment":"baru"})").problem(),
             QStringLiteral("comment-live"));
    QCOMPARE(m_api->post("/staff/v1/comments/" + id + "/unarchive").status, 200);
    QCOMPARE(m_api->post("/staff/v1/comments/" + id + "/unarchive").status, 200);
    QCOMPARE(ratings(), before);
    QCOMPARE(m_api->post("/staff/v1/comments/999999/archive", R"({"reason":"x"})").status, 404);
}

void CustomerApiTest::refusesInvalidComments_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    const QString fields = QStringLiteral("invalid-fields");
    QTest::newRow("no text") << QByteArray("{}") << fields;
    QTest::newRow("only blanks") << QByteArray(R"({"comment":" \n "})") << fields;
    QTest::newRow("2,001 characters")
        << QByteArray(R"({"comment":")" + QByteArray(2001, 'a') + R"("})") << fields;
    QTest::newRow("a control character") << QByteArray(R"({"comment":"a\u0007b"})") << fields;
    QTest::newRow("a rating of 6") << QByteArray(R"({"comment":"a","rating":6})") << fields;
    QTest::newRow("a rating with a fraction")
        << QByteArray(R"({"comment":"a","rating":4.5})") << QStringLiteral("malformed-json");
    QTest::newRow("an unknown field") << QByteArray(R"({"comment":"a","user_id":1})") << fields;
    QTest::newRow("a repeated field")
        << QByteArray(R"({"comment":"a","comment":"b"})") << QStringLiteral("malformed-json");
}

void CustomerApiTest::refusesInvalidComments()
{
    QFETCH(QByteArray, body);
    addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"));
    const auto reply = m_api->askAs(m_customer, "POST", commentPath(), body);
    QTEST(reply.problem(), "problem");
    QVERIFY(reply.hasHeader("Content-Type: application/problem+json"));
    const QByteArray longest = R"({"comment":" )" + QByteArray(2000, 'a') + R"(\n"})";
    QCOMPARE(m_api->askAs(m_customer, "POST", commentPath(), longest).status, 201);
}

void CustomerApiTest::simultaneousRequestsWriteOneComment()
{
    addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"));
    const auto statuses = inParallel(8, [&](int) {
        return m_api->askAs(m_customer, "POST", commentPath(), R"({"comment":"Enak"})").status;
    });
    QCOMPARE(statuses.count(201), 1);
    QCOMPARE(statuses.count(409), 7);
}

void CustomerApiTest::allowsTenCommentsPerHour()
{
    addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"));
    for (int i = 0; i < 10; ++i) {
        const auto written = m_api->askAs(m_customer, "POST", commentPath(), R"({"comment":"Enak"})");
        QCOMPARE(written.status, 201);
        const auto id = written.json()[QStringLiteral("id")].toInteger();
        QCOMPARE(m_api->askAs(m_customer, "DELETE", "/api/v1/comments/" + QByteArray::number(id)).status,
                 204);
    }
    const auto refused = m_api->askAs(m_customer, "POST", commentPath(), R"({"comment":"Enak"})");
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.problem(), QStringLiteral("too-many-comments"));
    QVERIFY(refused.hasHeader("Retry-After: 3600"));
    QVERIFY2(!refused.body.contains("PL/pgSQL") && !refused.body.contains("customer "),
             refused.body.constData());
}

void CustomerApiTest::allowsTenCommentsPerHourOverSeveralProducts()
{
    const QList<int> products{1, 2, 3, 4};
    for (const int product : products)
        addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"), product);
    for (int i = 0; i < 9; ++i) {
        const auto written = m_api->askAs(m_customer, "POST", commentPath(), R"({"comment":"Enak"})");
        const QByteArray id = QByteArray::number(written.json()[QStringLiteral("id")].toInteger());
        QCOMPARE(m_api->askAs(m_customer, "DELETE", "/api/v1/comments/" + id).status, 204);
    }
    const auto statuses = inParallel(static_cast<int>(products.size()), [&](int i) {
        return m_api
            ->askAs(m_customer, "POST", "/api/v1/products/" + QByteArray::number(products[i]) + "/comments",
                    R"({"comment":"Enak"})")
            .status;
    });
    QCOMPARE(statuses.count(201), 1);
    QCOMPARE(statuses.count(429), products.size() - 1);
}

void CustomerApiTest::ratingsMatchTheCommentsAfterSimultaneousChanges()
{
    QList<qint64> customers;
    for (int i = 0; i < 8; ++i) {
        customers.append(addCustomer(m_api->shop, QStringLiteral("Bintang%1").arg(i)));
        addOrder(m_api->shop, customers.last(), QStringLiteral("A"), QStringLiteral("SELESAI"));
    }
    const auto done = inParallel(static_cast<int>(customers.size()), [&](int i) {
        const auto written =
            m_api->askAs(customers[i], "POST", commentPath(), R"({"comment":"Enak","rating":5})");
        const QByteArray one =
            "/api/v1/comments/" + QByteArray::number(written.json()[QStringLiteral("id")].toInteger());
        const int edited = m_api->askAs(customers[i], "PATCH", one, R"({"rating":2})").status;
        return i % 2 == 0 ? m_api->askAs(customers[i], "DELETE", one).status : edited;
    });
    QCOMPARE(done.count(204), 4);
    QCOMPARE(done.count(200), 4);
    QCOMPARE(m_api->sql(QStringLiteral(
                 "select concat_ws('/', rating_sum, rating_count) from products where id = 4")),
             m_api->sql(QStringLiteral("select concat_ws('/', sum(rating), count(rating)) from comments"
                                       " where product_id = 4 and deleted_at is null and not is_archived")));
}

void CustomerApiTest::simultaneousChangesOfTextAndRatingBothApply()
{
    const QString number = addOrder(m_api->shop, m_customer, QStringLiteral("A"), QStringLiteral("SELESAI"));
    const qint64 comment = addComment(m_api->shop, number, QStringLiteral("Enak"));
    const QByteArray one = "/api/v1/comments/" + QByteArray::number(comment);
    for (int round = 1; round <= 20; ++round) {
        const QByteArray text = "Enak " + QByteArray::number(round);
        const QByteArray stars = QByteArray::number(1 + round % 5);
        inParallel(2, [&](int i) {
            return m_api
                ->askAs(m_customer, "PATCH", one,
                        i == 0 ? R"({"comment":")" + text + R"("})" : R"({"rating":)" + stars + "}")
                .status;
        });
        QCOMPARE(m_api->sql(
                     QStringLiteral("select body || ' ' || rating from comments where id = %1").arg(comment)),
                 QString::fromLatin1(text + ' ' + stars));
    }
}

void CustomerApiTest::refusesTooManyRequests()
{
    ServiceSettings settings;
    settings.requestsPerMinute = 2;
    settings.customerTokens.keys = {ApiServer::tokenSecret};
    const SystemClock clock;
    ThreadConnections service(
        PrivateCluster::shared().settings(m_api->database, QStringLiteral("meja_service")));
    ThreadConnections connections(
        PrivateCluster::shared().settings(m_api->database, QStringLiteral("meja_customer_api")));
    PostgresDatabase database(service);
    ServiceContext context(settings, clock, connections, database);
    CustomerApi api(context, connections, [](const Denial &) {});
    Router router;
    api.addTo(router);
    const auto ask = [&](qint64 customer) {
        return router.handle(requestOf("GET", "/api/v1/orders", m_api->customerToken(customer))).status;
    };
    QCOMPARE(ask(m_customer), 200);
    QCOMPARE(ask(m_customer), 200);
    QCOMPARE(ask(m_customer), 429);
    QCOMPARE(ask(1), 200);
}

QTEST_GUILESS_MAIN(CustomerApiTest)
#include "customerapitest.moc"
