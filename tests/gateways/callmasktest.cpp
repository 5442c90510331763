#include "callmask.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace meja;

/// Masking of call log entries, which staff can read.
class CallMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesHarmlessFields();
    void masksPersonalData_data();
    void masksPersonalData();
    void masksUnknownFields();
    void storesOnlyTheSizeOfOtherFormats_data();
    void storesOnlyTheSizeOfOtherFormats();
    void masksQueryValues();
    void limitsTheLength();
};

void CallMaskTest::storesHarmlessFields()
{
    const QByteArray body = R"({"gross_amount":"185000.00","order_id":"ORD-1","refunds":[{"refund_amount":)"
                            R"("60000.00","refund_key":"7-R1-T1"}],"status_code":"200"})";
    QCOMPARE(CallMask::midtrans().body(body), QString::fromLatin1(body));
    const QByteArray komerce =
        R"({"data":{"errors":"Failed"},"meta":{"code":422,"message":"cancel order failed","status":"error"}})";
    QCOMPARE(CallMask::komerce().body(komerce), QString::fromLatin1(komerce));
}

void CallMaskTest::masksPersonalData_data()
{
    QTest::addColumn<bool>("isMidtrans");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("masked");
    QTest::newRow("signature") << true << QByteArray(R"({"signature_key":"822eb65e1ba5"})")
                               << QStringLiteral(R"({"signature_key":"…"})");
    QTest::newRow("account number")
        << true << QByteArray(R"({"va_numbers":[{"bank":"bca","va_number":"800012345678901"}]})")
        << QStringLiteral(R"({"va_numbers":[{"bank":"bca","va_number":"…8901"}]})");
    QTest::newRow("account number that is a number")
        << true << QByteArray(R"({"va_number":800012345678901})") << QStringLiteral(R"({"va_number":"…"})");
    QTest::newRow("too short to show the last characters")
        << true << QByteArray(R"({"va_number":"1234"})") << QStringLiteral(R"({"va_number":"…"})");
    QTest::newRow("card") << true << QByteArray(R"({"masked_card":"48111111-1114"})")
                          << QStringLiteral(R"({"masked_card":"…1114"})");
    QTest::newRow("phone of a wallet") << true << QByteArray(R"({"payer_phone_number":"081234567890"})")
                                       << QStringLiteral(R"({"payer_phone_number":"…7890"})");
    QTest::newRow("customer")
        << true << QByteArray(R"({"customer_details":{"email":"sari@example.com","first_name":"Sari"}})")
        << QStringLiteral(R"({"customer_details":{"email":"…","first_name":"…"}})");
    QTest::newRow("key in another case") << true << QByteArray(R"({"Signature_Key":"822eb65e"})")
                                         << QStringLiteral(R"({"Signature_Key":"…"})");
    QTest::newRow("sender and receiver of a parcel")
        << false
        << QByteArray(
               R"({"data":{"receiver_address":"Jl. Merdeka 1","receiver_name":"SARI","receiver_phone":"6281234567890",)"
               R"("shippper_name":"TOKO A"}})")
        << QStringLiteral(R"({"data":{"receiver_address":"…","receiver_name":"…","receiver_phone":"…7890",)"
                          R"("shippper_name":"…"}})");
    QTest::newRow("courier's text with the receiver's name")
        << false
        << QByteArray(
               R"({"manifest":[{"manifest_code":"D01","manifest_description":"DELIVERED TO [SARI]"}]})")
        << QStringLiteral(R"({"manifest":[{"manifest_code":"D01","manifest_description":"…"}]})");
    QTest::newRow("list of texts under an unknown key")
        << false << QByteArray(R"({"people":["Sari","Budi"]})") << QStringLiteral(R"({"people":["…","…"]})");
    QTest::newRow("list of objects") << false << QByteArray(R"([{"receiver_name":"SARI"}])")
                                     << QStringLiteral(R"([{"receiver_name":"…"}])");
}

void CallMaskTest::masksPersonalData()
{
    QFETCH(const bool, isMidtrans);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, masked);
    QCOMPARE((isMidtrans ? CallMask::midtrans() : CallMask::komerce()).body(body), masked);
}

void CallMaskTest::masksUnknownFields()
{
    QCOMPARE(
        CallMask::midtrans().body(R"({"flag":true,"new_field":"Sari","none":null,"nik":3174012345678901})"),
        QStringLiteral(R"({"flag":true,"new_field":"…","nik":"…","none":null})"));
}

void CallMaskTest::storesOnlyTheSizeOfOtherFormats_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("HTML page") << QByteArray("<html>Sari, 081234567890</html>");
    QTest::newRow("truncated JSON") << QByteArray(R"({"receiver_name":"SARI","receiver_ph)");
    QTest::newRow("JSON string") << QByteArray(R"("Sari")");
}

void CallMaskTest::storesOnlyTheSizeOfOtherFormats()
{
    QFETCH(const QByteArray, body);
    QCOMPARE(CallMask::midtrans().body(body), QStringLiteral("(%1 bytes, not JSON)").arg(body.size()));
}

void CallMaskTest::masksQueryValues()
{
    const QUrl url =
        QUrl::fromEncoded("https://partner/api/track/waybill?awb=JP1&courier=jne&last_phone_number=67890");
    QCOMPARE(CallMask::komerce().path(url),
             QStringLiteral("/api/track/waybill?awb=JP1&courier=jne&last_phone_number=…"));
    QCOMPARE(CallMask::midtrans().path(QUrl::fromEncoded("https://user:secret@partner/v2/A%2FB/status")),
             QStringLiteral("/v2/A%2FB/status"));
}

void CallMaskTest::limitsTheLength()
{
    const QString longText(5000, QLatin1Char('x'));
    const QJsonObject body{{QStringLiteral("status_message"), longText}};
    QVERIFY(CallMask::midtrans().body(QJsonDocument(body).toJson()).size() < 400);
    QJsonObject wide;
    for (int i = 0; i < 5000; ++i)
        wide.insert(QStringLiteral("field_%1").arg(i), i);
    QCOMPARE(CallMask::midtrans().body(QJsonDocument(wide).toJson()).size(), 8001);
}

QTEST_APPLESS_MAIN(CallMaskTest)
#include "callmasktest.moc"
