#include "midtransnotification.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace meja;

/// The signature of Midtrans notifications. The test values are from gateways.md A.4.
class MidtransNotificationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsAValidSignature();
    void changingASignedFieldInvalidatesTheSignature_data();
    void changingASignedFieldInvalidatesTheSignature();
    void movingCharactersBetweenFieldsIsRefused_data();
    void movingCharactersBetweenFieldsIsRefused();
    void checksTheFormOfTheFields_data();
    void checksTheFormOfTheFields();
    void anEmptyServerKeyAcceptsNothing();
    void refusesInvalidBodies_data();
    void refusesInvalidBodies();

private:
    static QJsonObject settlement()
    {
        return {
            {QStringLiteral("order_id"), QStringLiteral("ORD-2026-000123")},
            {QStringLiteral("status_code"), QStringLiteral("200")},
            {QStringLiteral("gross_amount"), QStringLiteral("185000.00")},
            {QStringLiteral("transaction_status"), QStringLiteral("settlement")},
            {QStringLiteral("payment_amounts"), QJsonValue(1.5)},
            {QStringLiteral("signature_key"),
             QStringLiteral("822eb65e1ba56a17ffd14e2ed72376f21d77da7ffe28230feba86e1e28ab6b2edb2ae1796cfe879d"
                            "5a3b745b50d14808abf565d3ec9a44e6f59083db40a34afa")}};
    }
    static Result<MidtransNotification> read(const QJsonObject &object)
    {
        return MidtransNotification::read(QJsonDocument(object).toJson());
    }
    const QString m_key = QStringLiteral("SB-Mid-server-CONTOH123");
};

void MidtransNotificationTest::acceptsAValidSignature()
{
    const auto notification = read(settlement());
    QVERIFY(notification.has_value());
    QCOMPARE(notification->orderId, QStringLiteral("ORD-2026-000123"));
    QVERIFY(notification->isSignedWith(m_key));
    QVERIFY(!notification->isSignedWith(QStringLiteral("SB-Mid-server-CONTOH124")));
}

void MidtransNotificationTest::changingASignedFieldInvalidatesTheSignature_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("another order") << QStringLiteral("order_id") << QStringLiteral("ORD-2026-000124");
    QTest::newRow("another code") << QStringLiteral("status_code") << QStringLiteral("202");
    QTest::newRow("another amount") << QStringLiteral("gross_amount") << QStringLiteral("185001.00");
    QTest::newRow("a part of the signature") << QStringLiteral("signature_key") << QStringLiteral("822eb65e");
}

void MidtransNotificationTest::changingASignedFieldInvalidatesTheSignature()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QJsonObject changed = settlement();
    changed.insert(field, value);
    QVERIFY(!read(changed)->isSignedWith(m_key));
}

void MidtransNotificationTest::movingCharactersBetweenFieldsIsRefused_data()
{
    QTest::addColumn<int>("endOfOrder");
    QTest::addColumn<int>("endOfCode");
    // Every division of the signed text into three parts, except the one that was signed.
    const int size = static_cast<int>(QStringLiteral("ORD-2026-000123200185000.00").size());
    for (int order = 0; order <= size; ++order) {
        for (int code = order; code <= size; ++code) {
            if (order != 15 || code != 18)
                QTest::addRow("%d and %d", order, code) << order << code;
        }
    }
}

void MidtransNotificationTest::movingCharactersBetweenFieldsIsRefused()
{
    QFETCH(int, endOfOrder);
    QFETCH(int, endOfCode);
    const QString covered = QStringLiteral("ORD-2026-000123200185000.00");
    QJsonObject moved = settlement();
    moved.insert(QStringLiteral("order_id"), covered.left(endOfOrder));
    moved.insert(QStringLiteral("status_code"), covered.mid(endOfOrder, endOfCode - endOfOrder));
    moved.insert(QStringLiteral("gross_amount"), covered.mid(endOfCode));
    QVERIFY(!read(moved));
}

void MidtransNotificationTest::checksTheFormOfTheFields_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isValid");
    const auto row = [](const char *field, const QString &value, bool isValid) {
        QTest::addRow("%s: %s", field, qPrintable(value)) << QString::fromLatin1(field) << value << isValid;
    };
    for (const char *code : {"200", "201", "202", "407", "500"})
        row("status_code", QString::fromLatin1(code), true);
    for (const char *code : {"", "20", "2000", "-1200", "+200", " 200", "20a", "099", "600"})
        row("status_code", QString::fromLatin1(code), false);
    row("status_code", QStringLiteral("\u0662\u0660\u0660"), false); // Digits of another script.
    for (const char *amount : {"1.00", "185000.00", "100000000000.00"})
        row("gross_amount", QString::fromLatin1(amount), true);
    for (const char *amount : {"", "185000", "185000.0", "185000.50", "0185000.00", "0.00", "-1.00", "1e3.00",
                               "1.000.00", ".00", "185000,00", "185000.00 ", "185000.00\n"})
        row("gross_amount", QString::fromLatin1(amount), false);
    for (const QString &id : {QStringLiteral("MJ7KQ2M9XA-1"), QStringLiteral("a.b_c~d"), QString(50, u'a')})
        row("order_id", id, true);
    for (const QString &id : {QString(), QStringLiteral("a b"), QStringLiteral("a/b"), QStringLiteral("a#1"),
                              QStringLiteral("\u00e9"), QString(51, u'a')})
        row("order_id", id, false);
}

void MidtransNotificationTest::checksTheFormOfTheFields()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(bool, isValid);
    QJsonObject changed = settlement();
    changed.insert(field, value);
    QCOMPARE(read(changed).has_value(), isValid);
}

void MidtransNotificationTest::anEmptyServerKeyAcceptsNothing()
{
    QJsonObject forged = settlement();
    // SHA-512 of the fields and an empty key, which anybody can compute.
    const QByteArray covered = "ORD-2026-000123200185000.00";
    forged.insert(QStringLiteral("signature_key"),
                  QString::fromLatin1(QCryptographicHash::hash(covered, QCryptographicHash::Sha512).toHex()));
    QVERIFY(!read(forged)->isSignedWith(QString()));
}

void MidtransNotificationTest::refusesInvalidBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no fields") << QByteArray("{}");
    QTest::newRow("the amount as a number")
        << QByteArray(R"({"order_id":"a","status_code":"200","gross_amount":185000.00,"signature_key":"x"})");
    QTest::newRow("a repeated order id")
        << QByteArray(R"({"order_id":"a","order_id":"b","status_code":"200","gross_amount":"1",)"
                      R"("signature_key":"x"})");
}

void MidtransNotificationTest::refusesInvalidBodies()
{
    QFETCH(QByteArray, body);
    QVERIFY(!MidtransNotification::read(body).has_value());
}

QTEST_APPLESS_MAIN(MidtransNotificationTest)
#include "midtransnotificationtest.moc"
