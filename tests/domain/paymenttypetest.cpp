#include "paymenttype.h"

#include <QDateTime>
#include <QTest>

using namespace meja;

namespace {

Instant at(const char *text)
{
    return {QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch()};
}

} // namespace

Q_DECLARE_METATYPE(meja::RefundWay::Kind)

/// How a payment can be refunded, by Midtrans' windows and opening hours.
class PaymentTypeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesRefundWay_data();
    void computesRefundWay();
    void computesClosedHours_data();
    void computesClosedHours();
};

void PaymentTypeTest::computesRefundWay_data()
{
    using Kind = RefundWay::Kind;
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("offUs");
    QTest::addColumn<int>("daysAfter");
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<Kind>("way");
    QTest::newRow("card, day 179") << QStringLiteral("credit_card") << false << 179 << false << Kind::Gateway;
    QTest::newRow("card, day 180") << QStringLiteral("credit_card") << false << 180 << false << Kind::Manual;
    QTest::newRow("GoPay, part") << QStringLiteral("gopay") << false << 44 << false << Kind::Gateway;
    QTest::newRow("QRIS of another issuer, day 7")
        << QStringLiteral("qris") << true << 7 << true << Kind::Manual;
    QTest::newRow("QRIS of the same issuer, day 7")
        << QStringLiteral("qris") << false << 7 << true << Kind::Gateway;
    QTest::newRow("OVO, whole") << QStringLiteral("ovo") << false << 1 << true << Kind::Gateway;
    QTest::newRow("OVO, part") << QStringLiteral("ovo") << false << 1 << false << Kind::WholeOnly;
    QTest::newRow("OVO, day 7") << QStringLiteral("ovo") << false << 7 << true << Kind::Manual;
    QTest::newRow("ShopeePay, part") << QStringLiteral("shopeepay") << false << 1 << false << Kind::WholeOnly;
    QTest::newRow("bank transfer") << QStringLiteral("bank_transfer") << false << 0 << true << Kind::Manual;
    QTest::newRow("Mandiri Bill") << QStringLiteral("echannel") << false << 0 << true << Kind::Manual;
    QTest::newRow("convenience store") << QStringLiteral("cstore") << false << 0 << true << Kind::Manual;
    QTest::newRow("unknown type") << QStringLiteral("newpay") << false << 0 << true << Kind::Manual;
}

void PaymentTypeTest::computesRefundWay()
{
    QFETCH(const QString, type);
    QFETCH(const bool, offUs);
    QFETCH(const int, daysAfter);
    QFETCH(const bool, isWhole);
    QFETCH(const RefundWay::Kind, way);
    const Instant paid = at("2026-03-02T03:15:07Z");
    const PaidWith with{type, offUs, paid, paid};
    const RefundWay found =
        refundWay(with, Rupiah(isWhole ? 1000 : 400), Rupiah(1000), paid + std::chrono::days(daysAfter));
    QCOMPARE(found.kind, way);
}

void PaymentTypeTest::computesClosedHours_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("opens");
    QTest::newRow("ShopeePay at 10.00")
        << QStringLiteral("shopeepay") << QStringLiteral("2026-03-02T10:00:00+07:00") << QString();
    QTest::newRow("ShopeePay at 23.49")
        << QStringLiteral("shopeepay") << QStringLiteral("2026-03-02T23:49:59+07:00") << QString();
    QTest::newRow("ShopeePay at 23.50")
        << QStringLiteral("shopeepay") << QStringLiteral("2026-03-02T23:50:00+07:00")
        << QStringLiteral("2026-03-03T06:00:00+07:00");
    QTest::newRow("ShopeePay at 02.00")
        << QStringLiteral("shopeepay") << QStringLiteral("2026-03-03T02:00:00+07:00")
        << QStringLiteral("2026-03-03T06:00:00+07:00");
    QTest::newRow("ShopeePay at 06.00")
        << QStringLiteral("shopeepay") << QStringLiteral("2026-03-03T06:00:00+07:00") << QString();
    QTest::newRow("GoPay at 02.00") << QStringLiteral("gopay") << QStringLiteral("2026-03-03T02:00:00+07:00")
                                    << QString();
}

void PaymentTypeTest::computesClosedHours()
{
    QFETCH(const QString, type);
    QFETCH(const QString, now);
    QFETCH(const QString, opens);
    const auto found = opensAgainAt(type, at(qPrintable(now)));
    QCOMPARE(found.has_value(), !opens.isEmpty());
    if (found)
        QCOMPARE(found->milliseconds, at(qPrintable(opens)).milliseconds);
}

QTEST_GUILESS_MAIN(PaymentTypeTest)
#include "paymenttypetest.moc"
