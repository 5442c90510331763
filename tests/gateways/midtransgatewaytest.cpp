#include "partnerfixture.h"
#include "resultnames.h"

#include <QTest>

using namespace meja;

namespace {

const QByteArray settled =
    R"({"status_code":"200","status_message":"Success","transaction_id":"6f0b1c52","order_id":"ORD-1",)"
    R"("payment_type":"gopay","transaction_time":"2026-03-02 10:15:07","settlement_time":"2026-03-02 10:15:31",)"
    R"("transaction_status":"settlement","fraud_status":"accept","gross_amount":"185000.00","currency":"IDR"})";

QByteArray with(const QByteArray &body, const QByteArray &from, const QByteArray &to)
{
    QByteArray changed = body;
    if (!changed.contains(from))
        qFatal("no match in %s", body.constData());
    return changed.replace(from, to);
}

QByteArray withCode(int code)
{
    return R"({"status_code":")" + QByteArray::number(code) + R"(","status_message":"words","id":"x"})";
}

} // namespace

/// Parsing of all documented responses of Midtrans, and of undocumented ones.
class MidtransGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<PartnerFixture>(); }
    void readsAllFieldsOfATransaction();
    void readsRefundsAndConfirmations();
    void readsStatusResponses_data();
    void readsStatusResponses();
    void usesTheTransactionStatus_data();
    void usesTheTransactionStatus();
    void readsCancelResponses_data();
    void readsCancelResponses();
    void readsExpireResponses_data();
    void readsExpireResponses();
    void readsRefundResponses_data();
    void readsRefundResponses();
    void readsTheRefundAmount();
    void usesTheTransactionIdIfKnown();
    void encodesSpecialCharactersInOrderIds();
    void sendsARefundKeyAndAnIdempotencyKey();
    void refusesARefundWithoutAKey();

private:
    Result<GatewayTransaction> status() { return m_fixture->status(); }
    Result<RefundResponse> refund() { return m_fixture->refund(); }

    std::unique_ptr<PartnerFixture> m_fixture;
};

// GET status ---------------------------------------------------------------------------------------

void MidtransGatewayTest::readsAllFieldsOfATransaction()
{
    m_fixture->respond(
        200,
        R"({"status_code":"200","transaction_id":"6F0B1C52","order_id":"ORD-1","payment_type":"QRIS",)"
        R"("transaction_time":"2026-03-02 10:15:07","settlement_time":"2026-03-02 10:15:31",)"
        R"("transaction_status":"SETTLEMENT","fraud_status":"Accept","gross_amount":"10071.00","extra":{"a":1},)"
        R"("transaction_type":"off-us","issuer":"dana","va_numbers":[{"bank":"BCA","va_number":"8000"}],)"
        R"("metadata":{"extra_info":{"gross_amount_info":{"original_amount":"10000","gross_amount":"10071"}}}})");
    const auto result = status();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->transactionId, QStringLiteral("6F0B1C52"));
    QCOMPARE(result->status, TransactionStatus::Settlement);
    QCOMPARE(result->rawStatus, QStringLiteral("SETTLEMENT"));
    QCOMPARE(result->fraudStatus, QStringLiteral("accept"));
    QCOMPARE(result->paymentType, QStringLiteral("qris"));
    QCOMPARE(result->bank, QStringLiteral("bca"));
    QVERIFY(result->offUs);
    QCOMPARE(result->gross, Rupiah(10071));
    QCOMPARE(result->grossWithoutFee, std::optional(Rupiah(10000)));
    QCOMPARE(result->transactionAt, std::optional(Instant{1772421307000}));
    QCOMPARE(result->settledAt, std::optional(Instant{1772421331000}));
    QVERIFY(result->refunds.isEmpty());
}

void MidtransGatewayTest::readsRefundsAndConfirmations()
{
    m_fixture->respond(
        200, with(with(settled, R"("settlement")", R"("partial_refund")"), R"("currency":"IDR")",
                  R"("refund_amount":"90000.00","refunds":[)"
                  R"({"refund_chargeback_id":1,"refund_amount":"60000.00","refund_key":"7-R1-T1",)"
                  R"("created_at":"2026-03-03 09:00:02","bank_confirmed_at":"2026-03-03 09:41:55"},)"
                  R"({"refund_chargeback_id":2,"refund_amount":30000,"refund_key":"7-R2-T1"},)"
                  R"({"refund_chargeback_id":90119,"refund_amount":"0.00","reason":""}])"));
    const auto result = status();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->refunds.size(), 3);
    QCOMPARE(result->refunds[0].amount, Rupiah(60000));
    QCOMPARE(result->refunds[0].createdAt, std::optional(Instant{1772503202000}));
    QCOMPARE(result->refunds[0].confirmedAt, std::optional(Instant{1772505715000}));
    QCOMPARE(result->refunds[1].amount, Rupiah(30000));
    QCOMPARE(result->refunds[1].confirmedAt, std::nullopt);
    // A refund from the dashboard without a key is identified by Midtrans' own id.
    QCOMPARE(result->refunds[2].key, QStringLiteral("90119"));
}

void MidtransGatewayTest::readsStatusResponses_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QString unknown = QStringLiteral("unknown");
    const QString rejected = QStringLiteral("rejected");
    const QString notFound = QStringLiteral("not found");
    const QString value = QStringLiteral("value");

    QTest::newRow("settled") << 200 << settled << value;
    QTest::newRow("code as a number") << 200 << with(settled, R"("200")", "200") << value;
    QTest::newRow("amount as a number") << 200 << with(settled, R"("185000.00")", "185000.0") << value;
    QTest::newRow("unknown fields") << 200 << with(settled, "{", R"({"new":{"deep":[1]},)") << value;
    QTest::newRow("no fraud status") << 200 << with(settled, R"("fraud_status":"accept",)", "") << value;
    QTest::newRow("no times") << 200 << with(settled, "_time", "_hour") << value;
    QTest::newRow("no ids") << 200
                            << with(with(settled, R"("transaction_id":"6f0b1c52",)", ""),
                                    R"("order_id":"ORD-1",)", "")
                            << value;
    for (const int code : {201, 202, 407})
        QTest::addRow("%d with a transaction", code)
            << 200 << with(settled, R"("200")", '"' + QByteArray::number(code) + '"') << value;

    for (const int http : {200, 404})
        QTest::addRow("404 in the body under HTTP %d", http) << http << withCode(404) << notFound;
    QTest::newRow("404 as an HTML page") << 404 << QByteArray("<html>404 Not Found</html>") << unknown;
    QTest::newRow("404 of a proxy") << 404 << QByteArray(R"({"message":"no route"})") << unknown;
    QTest::newRow("404 without a body") << 404 << QByteArray() << unknown;

    for (const int code : {400, 401, 402, 403, 405, 408, 411, 413}) {
        QTest::addRow("%d in the body", code) << 200 << withCode(code) << rejected;
        QTest::addRow("%d in both", code) << code << withCode(code) << rejected;
    }
    QTest::newRow("401 without a body") << 401 << QByteArray() << rejected;
    QTest::newRow("400 without a body") << 400 << QByteArray() << unknown;
    for (const int code : {300, 406, 409, 410, 412, 414, 418})
        QTest::addRow("%d for a status query", code) << 200 << withCode(code) << unknown;
    for (const int code : {500, 501, 502, 503, 504, 505, 900})
        QTest::addRow("%d in the body", code) << 200 << withCode(code) << unknown;
    for (const int http : {500, 502, 503, 504})
        QTest::addRow("HTTP %d with a successful body", http) << http << settled << unknown;
    QTest::newRow("HTTP 503 as an HTML page") << 503 << QByteArray("<html>") << unknown;
    QTest::newRow("429 in the body") << 200 << withCode(429) << QStringLiteral("unavailable");
    QTest::newRow("429 without a body") << 429 << QByteArray() << QStringLiteral("unavailable");

    QTest::newRow("empty body") << 200 << QByteArray() << unknown;
    QTest::newRow("HTML page") << 200 << QByteArray("<html>welcome</html>") << unknown;
    QTest::newRow("truncated") << 200 << settled.chopped(20) << unknown;
    QTest::newRow("array") << 200 << "[" + settled + "]" << unknown;
    QTest::newRow("no status_code") << 200 << with(settled, R"("status_code":"200",)", "") << unknown;
    QTest::newRow("status_code is not a number") << 200 << with(settled, R"("200")", R"("ok")") << unknown;
    QTest::newRow("redirect") << 302 << QByteArray() << unknown;
    QTest::newRow("no transaction_status") << 200 << with(settled, "transaction_status", "status") << unknown;
    QTest::newRow("no amount") << 200 << with(settled, "gross_amount", "amount") << unknown;
    QTest::newRow("fraction of a rupiah") << 200 << with(settled, "185000.00", "185000.50") << unknown;
    QTest::newRow("another transaction") << 200 << with(settled, "6f0b1c52", "0d1c6b7e") << unknown;
    QTest::newRow("refunded, but no refunds listed")
        << 200 << with(settled, R"("settlement")", R"("partial_refund")") << unknown;
    QTest::newRow("refund with an unreadable amount")
        << 200 << with(settled, "{", R"({"refunds":[{"refund_key":"a","refund_amount":"much"}],)") << unknown;
}

void MidtransGatewayTest::readsStatusResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    const auto result = status();
    QCOMPARE(nameOf(result), expected);
}

void MidtransGatewayTest::usesTheTransactionStatus_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<TransactionStatus>("status");
    using enum TransactionStatus;
    QTest::newRow("authorize") << QByteArray("authorize") << Authorize;
    QTest::newRow("capture") << QByteArray("capture") << Capture;
    QTest::newRow("settlement") << QByteArray("Settlement") << Settlement;
    QTest::newRow("pending in upper case") << QByteArray("PENDING") << Pending;
    QTest::newRow("deny") << QByteArray("deny") << Deny;
    QTest::newRow("cancel") << QByteArray("cancel") << Cancel;
    QTest::newRow("expire") << QByteArray("expire") << Expire;
    QTest::newRow("failure") << QByteArray("failure") << Failure;
    QTest::newRow("chargeback") << QByteArray("chargeback") << Chargeback;
    QTest::newRow("partial_chargeback") << QByteArray("partial_chargeback") << PartialChargeback;
    QTest::newRow("unknown word") << QByteArray("reversed") << Unknown;
}

void MidtransGatewayTest::usesTheTransactionStatus()
{
    QFETCH(const QByteArray, word);
    QFETCH(const TransactionStatus, status);
    m_fixture->respond(200, with(settled, R"("settlement")", '"' + word + '"'));
    const auto result = this->status();
    QVERIFY(result);
    QCOMPARE(result->status, status);
    QCOMPARE(result->rawStatus, QString::fromLatin1(word));
}

// Cancel and expire --------------------------------------------------------------------------------

namespace {

/// Responses that have the same meaning for cancel and expire.
void addCommonEnds()
{
    const QString unknown = QStringLiteral("unknown");
    QTest::newRow("412") << 200 << withCode(412) << QStringLiteral("not allowed");
    QTest::newRow("412 in both") << 412 << withCode(412) << QStringLiteral("not allowed");
    QTest::newRow("404") << 404 << withCode(404) << QStringLiteral("does not exist");
    QTest::newRow("404 as an HTML page") << 404 << QByteArray("<html>") << unknown;
    for (const int code : {400, 401, 402, 403, 405, 408, 411, 413})
        QTest::addRow("%d", code) << 200 << withCode(code) << QStringLiteral("rejected");
    for (const int code : {201, 300, 406, 409, 410, 414, 418, 500, 501, 502, 503, 504, 505, 900})
        QTest::addRow("%d", code) << 200 << withCode(code) << unknown;
    QTest::newRow("429") << 429 << QByteArray() << QStringLiteral("unavailable");
    QTest::newRow("HTTP 202, same request still running") << 202 << QByteArray() << unknown;
    QTest::newRow("empty body") << 200 << QByteArray() << unknown;
    QTest::newRow("HTML page") << 200 << QByteArray("<html>") << unknown;
    QTest::newRow("truncated") << 200 << QByteArray(R"({"status_code":"20)") << unknown;
    QTest::newRow("HTTP 500 with a successful body") << 500 << withCode(200) << unknown;
}

} // namespace

void MidtransGatewayTest::readsCancelResponses_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    addCommonEnds();
    QTest::newRow("200") << 200 << withCode(200) << QStringLiteral("voided");
    QTest::newRow("200 for another transaction")
        << 200 << QByteArray(R"({"status_code":"200","transaction_id":"0d1c"})") << QStringLiteral("unknown");
    QTest::newRow("407, expired in the meantime") << 200 << withCode(407) << QStringLiteral("not allowed");
    QTest::newRow("202, as in the notification") << 200 << withCode(202) << QStringLiteral("unknown");
}

void MidtransGatewayTest::readsCancelResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    QCOMPARE(nameOf(m_fixture->payments().cancel(m_fixture->transaction, m_fixture->purpose)), expected);
    QVERIFY(m_fixture->lastRequest().startsWith("POST /v2/6f0b1c52/cancel HTTP/1.1\r\n"));
}

void MidtransGatewayTest::readsExpireResponses_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    addCommonEnds();
    QTest::newRow("407") << 200 << withCode(407) << QStringLiteral("voided");
    QTest::newRow("200") << 200 << withCode(200) << QStringLiteral("unknown");
}

void MidtransGatewayTest::readsExpireResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    QCOMPARE(nameOf(m_fixture->payments().expire(m_fixture->transaction, m_fixture->purpose)), expected);
    QVERIFY(m_fixture->lastRequest().startsWith("POST /v2/6f0b1c52/expire HTTP/1.1\r\n"));
}

// Refund -------------------------------------------------------------------------------------------

void MidtransGatewayTest::readsRefundResponses_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QString unknown = QStringLiteral("unknown");
    const QString later = QStringLiteral("later");
    const QString wrong = QStringLiteral("wrong");
    const QString denied = QStringLiteral("denied");
    const QByteArray accepted =
        R"({"status_code":"200","transaction_id":"6f0b1c52","transaction_status":"partial_refund",)"
        R"("refund_amount":"60000.00","refund_key":"7-R1-T1"})";
    const QByteArray denial =
        R"({"status_code":"202","transaction_id":"6f0b1c52","transaction_status":"settlement",)"
        R"("refund_amount":"0.00","refund_key":"7-R1-T1"})";

    QTest::newRow("200") << 200 << accepted << QStringLiteral("accepted");
    QTest::newRow("200 without other fields") << 200 << withCode(200) << QStringLiteral("accepted");
    QTest::newRow("200 about another refund") << 200 << with(accepted, "7-R1-T1", "7-R2-T1") << unknown;
    QTest::newRow("200 about another transaction")
        << 200 << with(accepted, "6f0b1c52", "0d1c6b7e") << unknown;
    QTest::newRow("202 under HTTP 200") << 200 << denial << denied;
    QTest::newRow("202 in both") << 202 << denial << denied;
    QTest::newRow("202 without other fields") << 200 << withCode(202) << denied;
    QTest::newRow("202 with a refunded amount") << 200 << with(denial, "\"0.00\"", "\"60000.00\"") << unknown;
    QTest::newRow("HTTP 202, same request still running") << 202 << QByteArray() << later;
    QTest::newRow("202 in both, without an amount") << 202 << withCode(202) << later;
    QTest::newRow("404") << 404 << withCode(404) << wrong;
    QTest::newRow("406") << 200 << withCode(406) << QStringLiteral("duplicate");
    QTest::newRow("412") << 200 << withCode(412) << QStringLiteral("not refundable");
    QTest::newRow("414") << 200 << withCode(414) << later;
    for (const int code : {400, 401, 402, 403, 405, 408, 411, 413})
        QTest::addRow("%d", code) << 200 << withCode(code) << wrong;
    QTest::newRow("401 without a body") << 401 << QByteArray() << wrong;
    QTest::newRow("429 in the body") << 200 << withCode(429) << later;
    QTest::newRow("429 without a body") << 429 << QByteArray() << later;
    for (const int code : {201, 300, 407, 409, 410, 418, 500, 501, 502, 503, 504, 505, 900, 999})
        QTest::addRow("%d", code) << 200 << withCode(code) << unknown;
    QTest::newRow("HTTP 500") << 500 << QByteArray() << unknown;
    QTest::newRow("HTTP 503 with a denial in the body") << 503 << denial << unknown;
    QTest::newRow("empty body") << 200 << QByteArray() << unknown;
    QTest::newRow("HTML page") << 200 << QByteArray("<html>OK</html>") << unknown;
    QTest::newRow("HTML page under 404") << 404 << QByteArray("<html>") << unknown;
    QTest::newRow("HTML page under 400") << 400 << QByteArray("<html>") << unknown;
    QTest::newRow("truncated") << 200 << accepted.chopped(10) << unknown;
}

void MidtransGatewayTest::readsRefundResponses()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_fixture->respond(http, body);
    QCOMPARE(nameOf(refund()), expected);
}

void MidtransGatewayTest::readsTheRefundAmount()
{
    m_fixture->respond(200, R"({"status_code":"200","refund_amount":"60000.00"})");
    QCOMPARE(refund()->amount, std::optional(Rupiah(60000)));
    m_fixture->respond(200, R"({"status_code":"200","refund_amount":60000})");
    QCOMPARE(refund()->amount, std::optional(Rupiah(60000)));
    m_fixture->respond(200, R"({"status_code":"200"})");
    QCOMPARE(refund()->amount, std::nullopt);
}

// What is sent -------------------------------------------------------------------------------------

void MidtransGatewayTest::usesTheTransactionIdIfKnown()
{
    m_fixture->respond(200, settled);
    QVERIFY(status());
    QVERIFY(m_fixture->lastRequest().startsWith("GET /v2/6f0b1c52/status HTTP/1.1\r\n"));
    QVERIFY(m_fixture->payments().status({.gatewayOrderId = QStringLiteral("ORD-1")}, m_fixture->purpose));
    QVERIFY(m_fixture->lastRequest().startsWith("GET /v2/ORD-1/status HTTP/1.1\r\n"));
    QVERIFY(
        m_fixture->lastRequest().contains("\r\nAuthorization: Basic U0ItTWlkLXNlcnZlci1DT05UT0gxMjM6\r\n"));
    QVERIFY(m_fixture->lastRequest().contains("\r\nAccept: application/json\r\n"));
}

void MidtransGatewayTest::encodesSpecialCharactersInOrderIds()
{
    m_fixture->respond(404, withCode(404));
    const auto result =
        m_fixture->payments().status({.gatewayOrderId = QStringLiteral("A/B#1?x=%20 é")}, m_fixture->purpose);
    QCOMPARE(result.error().kind, ErrorKind::NotFound);
    QVERIFY(
        m_fixture->lastRequest().startsWith("GET /v2/A%2FB%231%3Fx%3D%2520%20%C3%A9/status HTTP/1.1\r\n"));
}

void MidtransGatewayTest::sendsARefundKeyAndAnIdempotencyKey()
{
    m_fixture->respond(200, withCode(200));
    QSet<QByteArray> keys;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(refund());
        const QByteArray request = m_fixture->lastRequest();
        QVERIFY(request.startsWith("POST /v2/6f0b1c52/refund HTTP/1.1\r\n"));
        QVERIFY(request.endsWith(R"({"amount":60000,"reason":"Stok habis","refund_key":"7-R1-T1"})"));
        const QByteArray key = request.mid(request.indexOf("Idempotency-Key: ") + 17).split('\r').first();
        QVERIFY2(!key.isEmpty() && key.size() <= 46, key.constData());
        keys.insert(key);
    }
    QCOMPARE(keys.size(), 3);
}

void MidtransGatewayTest::refusesARefundWithoutAKey()
{
    QVERIFY(!m_fixture->payments().refund(m_fixture->transaction, {}, Rupiah(1), {}, m_fixture->purpose));
    QVERIFY(m_fixture->server.requests().isEmpty());
}

QTEST_GUILESS_MAIN(MidtransGatewayTest)
#include "midtransgatewaytest.moc"
