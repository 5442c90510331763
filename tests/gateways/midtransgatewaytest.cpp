#include "answerwords.h"
#include "partnerbench.h"

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
        qFatal("nothing to change in %s", body.constData());
    return changed.replace(from, to);
}

QByteArray coded(int code)
{
    return R"({"status_code":")" + QByteArray::number(code) + R"(","status_message":"words","id":"x"})";
}

} // namespace

/// Every row of Midtrans' tables, and what else may come over the wire, read as far as it can be trusted.
class MidtransGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PartnerBench>(); }
    void readsAWholeTransaction();
    void readsRefundsAndTheirConfirmation();
    void readsStatusAnswers_data();
    void readsStatusAnswers();
    void decidesOnTheTransactionsStatus_data();
    void decidesOnTheTransactionsStatus();
    void readsCancelAnswers_data();
    void readsCancelAnswers();
    void readsExpireAnswers_data();
    void readsExpireAnswers();
    void readsRefundAnswers_data();
    void readsRefundAnswers();
    void echoesTheAmountOfARefund();
    void asksByTransactionIdOnceKnown();
    void encodesOddOrderIds();
    void sendsARefundWithItsKeyAndOneOfItsOwn();
    void sendsNoRefundWithoutAKey();

private:
    Result<GatewayTransaction> status() { return m_bench->status(); }
    Result<RefundAnswer> refund() { return m_bench->refund(); }

    std::unique_ptr<PartnerBench> m_bench;
};

// GET status ---------------------------------------------------------------------------------------

void MidtransGatewayTest::readsAWholeTransaction()
{
    m_bench->answer(
        200,
        R"({"status_code":"200","transaction_id":"6F0B1C52","order_id":"ORD-1","payment_type":"QRIS",)"
        R"("transaction_time":"2026-03-02 10:15:07","settlement_time":"2026-03-02 10:15:31",)"
        R"("transaction_status":"SETTLEMENT","fraud_status":"Accept","gross_amount":"10071.00","extra":{"a":1},)"
        R"("transaction_type":"off-us","issuer":"dana","va_numbers":[{"bank":"BCA","va_number":"8000"}],)"
        R"("metadata":{"extra_info":{"gross_amount_info":{"original_amount":"10000","gross_amount":"10071"}}}})");
    const auto said = status();
    QVERIFY2(said, qPrintable(said ? QString() : said.error().detail));
    QCOMPARE(said->transactionId, QStringLiteral("6F0B1C52"));
    QCOMPARE(said->status, TransactionStatus::Settlement);
    QCOMPARE(said->rawStatus, QStringLiteral("SETTLEMENT"));
    QCOMPARE(said->fraudStatus, QStringLiteral("accept"));
    QCOMPARE(said->paymentType, QStringLiteral("qris"));
    QCOMPARE(said->bank, QStringLiteral("bca"));
    QVERIFY(said->offUs);
    QCOMPARE(said->gross, Rupiah(10071));
    QCOMPARE(said->grossWithoutFee, std::optional(Rupiah(10000)));
    QCOMPARE(said->transactionAt, std::optional(Instant{1772421307000}));
    QCOMPARE(said->settledAt, std::optional(Instant{1772421331000}));
    QVERIFY(said->refunds.isEmpty());
}

void MidtransGatewayTest::readsRefundsAndTheirConfirmation()
{
    m_bench->answer(200,
                    with(with(settled, "\"settlement\"", "\"partial_refund\""), "\"currency\":\"IDR\"",
                         R"("refund_amount":"90000.00","refunds":[)"
                         R"({"refund_chargeback_id":1,"refund_amount":"60000.00","refund_key":"7-R1-T1",)"
                         R"("created_at":"2026-03-03 09:00:02","bank_confirmed_at":"2026-03-03 09:41:55"},)"
                         R"({"refund_chargeback_id":2,"refund_amount":30000,"refund_key":"7-R2-T1"},)"
                         R"({"refund_chargeback_id":90119,"refund_amount":"0.00","reason":""}])"));
    const auto said = status();
    QVERIFY2(said, qPrintable(said ? QString() : said.error().detail));
    QCOMPARE(said->refunds.size(), 3);
    QCOMPARE(said->refunds[0].amount, Rupiah(60000));
    QCOMPARE(said->refunds[0].createdAt, std::optional(Instant{1772503202000}));
    QCOMPARE(said->refunds[0].confirmedAt, std::optional(Instant{1772505715000}));
    QCOMPARE(said->refunds[1].amount, Rupiah(30000));
    QCOMPARE(said->refunds[1].confirmedAt, std::nullopt);
    // Made at the dashboard without a key: Midtrans' own number names it.
    QCOMPARE(said->refunds[2].key, QStringLiteral("90119"));
}

void MidtransGatewayTest::readsStatusAnswers_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QString unknown = QStringLiteral("unknown");
    const QString rejected = QStringLiteral("rejected");
    const QString notFound = QStringLiteral("not found");
    const QString told = QStringLiteral("told");

    QTest::newRow("settled") << 200 << settled << told;
    QTest::newRow("code as a number") << 200 << with(settled, R"("200")", "200") << told;
    QTest::newRow("amount as a number") << 200 << with(settled, R"("185000.00")", "185000.0") << told;
    QTest::newRow("fields nobody knows") << 200 << with(settled, "{", R"({"new":{"deep":[1]},)") << told;
    QTest::newRow("no fraud status") << 200 << with(settled, R"("fraud_status":"accept",)", "") << told;
    QTest::newRow("no times") << 200 << with(settled, "_time", "_hour") << told;
    QTest::newRow("no ids") << 200
                            << with(with(settled, R"("transaction_id":"6f0b1c52",)", ""),
                                    R"("order_id":"ORD-1",)", "")
                            << told;
    for (const int code : {201, 202, 407})
        QTest::addRow("%d with a transaction", code)
            << 200 << with(settled, R"("200")", '"' + QByteArray::number(code) + '"') << told;

    for (const int http : {200, 404})
        QTest::addRow("404 in the body under HTTP %d", http) << http << coded(404) << notFound;
    QTest::newRow("404 as a page") << 404 << QByteArray("<html>404 Not Found</html>") << unknown;
    QTest::newRow("404 of something in between") << 404 << QByteArray(R"({"message":"no route"})") << unknown;
    QTest::newRow("404 and nothing") << 404 << QByteArray() << unknown;

    for (const int code : {400, 401, 402, 403, 405, 408, 411, 413}) {
        QTest::addRow("%d in the body", code) << 200 << coded(code) << rejected;
        QTest::addRow("%d in both", code) << code << coded(code) << rejected;
    }
    QTest::newRow("401 and nothing") << 401 << QByteArray() << rejected;
    QTest::newRow("400 and nothing") << 400 << QByteArray() << unknown;
    for (const int code : {300, 406, 409, 410, 412, 414, 418})
        QTest::addRow("%d to a question", code) << 200 << coded(code) << unknown;
    for (const int code : {500, 501, 502, 503, 504, 505, 900})
        QTest::addRow("%d in the body", code) << 200 << coded(code) << unknown;
    for (const int http : {500, 502, 503, 504})
        QTest::addRow("HTTP %d with a body that says well", http) << http << settled << unknown;
    QTest::newRow("HTTP 503 as a page") << 503 << QByteArray("<html>") << unknown;
    QTest::newRow("429 in the body") << 200 << coded(429) << QStringLiteral("unavailable");
    QTest::newRow("429 and nothing") << 429 << QByteArray() << QStringLiteral("unavailable");

    QTest::newRow("nothing") << 200 << QByteArray() << unknown;
    QTest::newRow("a page") << 200 << QByteArray("<html>welcome</html>") << unknown;
    QTest::newRow("cut") << 200 << settled.chopped(20) << unknown;
    QTest::newRow("a list") << 200 << "[" + settled + "]" << unknown;
    QTest::newRow("no code") << 200 << with(settled, R"("status_code":"200",)", "") << unknown;
    QTest::newRow("a code that is a word") << 200 << with(settled, R"("200")", R"("ok")") << unknown;
    QTest::newRow("a redirect") << 302 << QByteArray() << unknown;
    QTest::newRow("no transaction_status") << 200 << with(settled, "transaction_status", "status") << unknown;
    QTest::newRow("no amount") << 200 << with(settled, "gross_amount", "amount") << unknown;
    QTest::newRow("half a rupiah") << 200 << with(settled, "185000.00", "185000.50") << unknown;
    QTest::newRow("another transaction") << 200 << with(settled, "6f0b1c52", "0d1c6b7e") << unknown;
    QTest::newRow("refunded, and no word of the refunds")
        << 200 << with(settled, "\"settlement\"", "\"partial_refund\"") << unknown;
    QTest::newRow("a refund of an unreadable amount")
        << 200 << with(settled, "{", R"({"refunds":[{"refund_key":"a","refund_amount":"much"}],)") << unknown;
}

void MidtransGatewayTest::readsStatusAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    const auto said = status();
    QCOMPARE(nameOf(said), expected);
}

void MidtransGatewayTest::decidesOnTheTransactionsStatus_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<TransactionStatus>("status");
    using enum TransactionStatus;
    QTest::newRow("authorize") << QByteArray("authorize") << Authorize;
    QTest::newRow("capture") << QByteArray("capture") << Capture;
    QTest::newRow("settlement") << QByteArray("Settlement") << Settlement;
    QTest::newRow("pending, in capitals") << QByteArray("PENDING") << Pending;
    QTest::newRow("deny") << QByteArray("deny") << Deny;
    QTest::newRow("cancel") << QByteArray("cancel") << Cancel;
    QTest::newRow("expire") << QByteArray("expire") << Expire;
    QTest::newRow("failure") << QByteArray("failure") << Failure;
    QTest::newRow("chargeback") << QByteArray("chargeback") << Chargeback;
    QTest::newRow("partial_chargeback") << QByteArray("partial_chargeback") << PartialChargeback;
    QTest::newRow("a word of tomorrow") << QByteArray("reversed") << Unknown;
}

void MidtransGatewayTest::decidesOnTheTransactionsStatus()
{
    QFETCH(const QByteArray, word);
    QFETCH(const TransactionStatus, status);
    m_bench->answer(200, with(settled, "\"settlement\"", '"' + word + '"'));
    const auto said = this->status();
    QVERIFY(said);
    QCOMPARE(said->status, status);
    QCOMPARE(said->rawStatus, QString::fromLatin1(word));
}

// Cancel and expire --------------------------------------------------------------------------------

namespace {

/// What means the same for every wish to end a transaction.
void addCommonEnds()
{
    const QString unknown = QStringLiteral("unknown");
    QTest::newRow("412") << 200 << coded(412) << QStringLiteral("not allowed");
    QTest::newRow("412 in both") << 412 << coded(412) << QStringLiteral("not allowed");
    QTest::newRow("404") << 404 << coded(404) << QStringLiteral("is not there");
    QTest::newRow("404 as a page") << 404 << QByteArray("<html>") << unknown;
    for (const int code : {400, 401, 402, 403, 405, 408, 411, 413})
        QTest::addRow("%d", code) << 200 << coded(code) << QStringLiteral("rejected");
    for (const int code : {201, 300, 406, 409, 410, 414, 418, 500, 501, 502, 503, 504, 505, 900})
        QTest::addRow("%d", code) << 200 << coded(code) << unknown;
    QTest::newRow("429") << 429 << QByteArray() << QStringLiteral("unavailable");
    QTest::newRow("the same still running") << 202 << QByteArray() << unknown;
    QTest::newRow("nothing") << 200 << QByteArray() << unknown;
    QTest::newRow("a page") << 200 << QByteArray("<html>") << unknown;
    QTest::newRow("cut") << 200 << QByteArray(R"({"status_code":"20)") << unknown;
    QTest::newRow("HTTP 500 with a body that says well") << 500 << coded(200) << unknown;
}

} // namespace

void MidtransGatewayTest::readsCancelAnswers_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    addCommonEnds();
    QTest::newRow("200") << 200 << coded(200) << QStringLiteral("voided");
    QTest::newRow("200 for another transaction")
        << 200 << QByteArray(R"({"status_code":"200","transaction_id":"0d1c"})") << QStringLiteral("unknown");
    QTest::newRow("407, it has expired meanwhile") << 200 << coded(407) << QStringLiteral("not allowed");
    QTest::newRow("202, as its notification says") << 200 << coded(202) << QStringLiteral("unknown");
}

void MidtransGatewayTest::readsCancelAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    QCOMPARE(nameOf(m_bench->payments().cancel(m_bench->asked, m_bench->purpose)), expected);
    QVERIFY(m_bench->lastRequest().startsWith("POST /v2/6f0b1c52/cancel HTTP/1.1\r\n"));
}

void MidtransGatewayTest::readsExpireAnswers_data()
{
    QTest::addColumn<int>("http");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    addCommonEnds();
    QTest::newRow("407") << 200 << coded(407) << QStringLiteral("voided");
    QTest::newRow("200") << 200 << coded(200) << QStringLiteral("unknown");
}

void MidtransGatewayTest::readsExpireAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    QCOMPARE(nameOf(m_bench->payments().expire(m_bench->asked, m_bench->purpose)), expected);
    QVERIFY(m_bench->lastRequest().startsWith("POST /v2/6f0b1c52/expire HTTP/1.1\r\n"));
}

// Refund -------------------------------------------------------------------------------------------

void MidtransGatewayTest::readsRefundAnswers_data()
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
    QTest::newRow("200 with nothing else") << 200 << coded(200) << QStringLiteral("accepted");
    QTest::newRow("200 about another refund") << 200 << with(accepted, "7-R1-T1", "7-R2-T1") << unknown;
    QTest::newRow("200 about another transaction")
        << 200 << with(accepted, "6f0b1c52", "0d1c6b7e") << unknown;
    QTest::newRow("202 under HTTP 200") << 200 << denial << denied;
    QTest::newRow("202 in both") << 202 << denial << denied;
    QTest::newRow("202 with nothing else") << 200 << coded(202) << denied;
    QTest::newRow("202 and money all the same") << 200 << with(denial, "\"0.00\"", "\"60000.00\"") << unknown;
    QTest::newRow("the same still running") << 202 << QByteArray() << later;
    QTest::newRow("the same still running, in words") << 202 << coded(202) << later;
    QTest::newRow("404") << 404 << coded(404) << wrong;
    QTest::newRow("406") << 200 << coded(406) << QStringLiteral("duplicate");
    QTest::newRow("412") << 200 << coded(412) << QStringLiteral("not refundable");
    QTest::newRow("414, whichever it means") << 200 << coded(414) << later;
    for (const int code : {400, 401, 402, 403, 405, 408, 411, 413})
        QTest::addRow("%d", code) << 200 << coded(code) << wrong;
    QTest::newRow("401 and nothing") << 401 << QByteArray() << wrong;
    QTest::newRow("429 in the body") << 200 << coded(429) << later;
    QTest::newRow("429 and nothing") << 429 << QByteArray() << later;
    for (const int code : {201, 300, 407, 409, 410, 418, 500, 501, 502, 503, 504, 505, 900, 999})
        QTest::addRow("%d", code) << 200 << coded(code) << unknown;
    QTest::newRow("HTTP 500") << 500 << QByteArray() << unknown;
    QTest::newRow("HTTP 503 with a body that says denied") << 503 << denial << unknown;
    QTest::newRow("nothing") << 200 << QByteArray() << unknown;
    QTest::newRow("a page") << 200 << QByteArray("<html>OK</html>") << unknown;
    QTest::newRow("a page under 404") << 404 << QByteArray("<html>") << unknown;
    QTest::newRow("a page under 400") << 400 << QByteArray("<html>") << unknown;
    QTest::newRow("cut") << 200 << accepted.chopped(10) << unknown;
}

void MidtransGatewayTest::readsRefundAnswers()
{
    QFETCH(const int, http);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    m_bench->answer(http, body);
    QCOMPARE(nameOf(refund()), expected);
}

void MidtransGatewayTest::echoesTheAmountOfARefund()
{
    m_bench->answer(200, R"({"status_code":"200","refund_amount":"60000.00"})");
    QCOMPARE(refund()->amount, std::optional(Rupiah(60000)));
    m_bench->answer(200, R"({"status_code":"200","refund_amount":60000})");
    QCOMPARE(refund()->amount, std::optional(Rupiah(60000)));
    m_bench->answer(200, R"({"status_code":"200"})");
    QCOMPARE(refund()->amount, std::nullopt);
}

// What is sent -------------------------------------------------------------------------------------

void MidtransGatewayTest::asksByTransactionIdOnceKnown()
{
    m_bench->answer(200, settled);
    QVERIFY(status());
    QVERIFY(m_bench->lastRequest().startsWith("GET /v2/6f0b1c52/status HTTP/1.1\r\n"));
    QVERIFY(m_bench->payments().status({QStringLiteral("ORD-1"), {}}, m_bench->purpose));
    QVERIFY(m_bench->lastRequest().startsWith("GET /v2/ORD-1/status HTTP/1.1\r\n"));
    QVERIFY(m_bench->lastRequest().contains("\r\nAuthorization: Basic U0ItTWlkLXNlcnZlci1DT05UT0gxMjM6\r\n"));
    QVERIFY(m_bench->lastRequest().contains("\r\nAccept: application/json\r\n"));
}

void MidtransGatewayTest::encodesOddOrderIds()
{
    m_bench->answer(404, coded(404));
    const auto said = m_bench->payments().status({QStringLiteral("A/B#1?x=%20 é"), {}}, m_bench->purpose);
    QCOMPARE(said.error().kind, ErrorKind::NotFound);
    QVERIFY(m_bench->lastRequest().startsWith("GET /v2/A%2FB%231%3Fx%3D%2520%20%C3%A9/status HTTP/1.1\r\n"));
}

void MidtransGatewayTest::sendsARefundWithItsKeyAndOneOfItsOwn()
{
    m_bench->answer(200, coded(200));
    QSet<QByteArray> keys;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(refund());
        const QByteArray request = m_bench->lastRequest();
        QVERIFY(request.startsWith("POST /v2/6f0b1c52/refund HTTP/1.1\r\n"));
        QVERIFY(request.endsWith(R"({"amount":60000,"reason":"Stok habis","refund_key":"7-R1-T1"})"));
        const QByteArray key = request.mid(request.indexOf("Idempotency-Key: ") + 17).split('\r').first();
        QVERIFY2(!key.isEmpty() && key.size() <= 46, key.constData());
        keys.insert(key);
    }
    QCOMPARE(keys.size(), 3);
}

void MidtransGatewayTest::sendsNoRefundWithoutAKey()
{
    QVERIFY(!m_bench->payments().refund(m_bench->asked, {}, Rupiah(1), {}, m_bench->purpose));
    QVERIFY(m_bench->server.requests().isEmpty());
}

QTEST_GUILESS_MAIN(MidtransGatewayTest)
#include "midtransgatewaytest.moc"
