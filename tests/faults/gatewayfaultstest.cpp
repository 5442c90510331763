#include "manualclock.h"
#include "memorycalllog.h"
#include "partnerfault.h"
#include "partnergateways.h"
#include "partnerspy.h"
#include "sandboxprocess.h"

#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// Every fault for every call, one at a time, with the sandbox: the result of the gateway, and whether the
/// call had its effect.
class GatewayFaultsTest : public QObject, public GatewayObserver
{
    Q_OBJECT

public:
    void called(const QString &, const QString &, CallOutcome outcome, Duration) override
    {
        m_counted = outcome;
    }

private Q_SLOTS:
    void init();
    void returnsTheExpectedResult_data();
    void returnsTheExpectedResult();
    void refundsOnceWithOneKey();

private:
    void call(const QString &endpoint, bool isTimeoutShort);
    void open(bool isTimeoutShort);
    [[nodiscard]] PartnerGateways::Settings settings(bool isTimeoutShort) const;
    [[nodiscard]] qsizetype effects(const QString &endpoint) const;
    void createSubject(const QString &endpoint);

    static QString successOf(const QString &endpoint);
    static QString expectedResult(const QString &endpoint, const PartnerFault &fault);

    SandboxProcess m_sandbox;
    ManualClock m_clock;
    MemoryCallLog m_log;
    std::unique_ptr<GatewayBreakers> m_breakers;
    std::unique_ptr<PartnerGateways> m_gateways;
    std::unique_ptr<PartnerSpy> m_spy;
    TransactionRef m_transaction;
    QString m_orderNo;
    QString m_waybill;
    std::optional<CallOutcome> m_counted;
};

namespace {

const QStringList endpoints{QStringLiteral("midtrans.status"), QStringLiteral("midtrans.cancel"),
                            QStringLiteral("midtrans.expire"), QStringLiteral("midtrans.refund"),
                            QStringLiteral("komerce.detail"),  QStringLiteral("komerce.cancel"),
                            QStringLiteral("komerce.history"), QStringLiteral("tracking.waybill")};

/// The kind of the endpoint's effect in the sandbox's ledger; empty for queries.
QString effectOf(const QString &endpoint)
{
    if (endpoint == QLatin1String("komerce.cancel"))
        return QStringLiteral("cancelled");
    const QString name = endpoint.section(QLatin1Char('.'), 1);
    return name == QLatin1String("cancel") || name == QLatin1String("expire") ||
                   name == QLatin1String("refund")
               ? name
               : QString();
}

} // namespace

void GatewayFaultsTest::init()
{
    m_sandbox.reset();
    m_log.calls.clear();
}

PartnerGateways::Settings GatewayFaultsTest::settings(bool isTimeoutShort) const
{
    QUrl tracking = m_sandbox.trackingUrl();
    tracking.setPath(QStringLiteral("/api/v1"));
    return {.midtrans = {m_sandbox.midtransUrl(), SandboxProcess::midtransKey},
            .komerce = {.delivery = {m_sandbox.deliveryUrl(), SandboxProcess::deliveryKey},
                        .tracking = {tracking, SandboxProcess::trackingKey}},
            .limits = {.connectTimeout = isTimeoutShort ? Duration(400ms) : Duration(10s),
                       .totalTimeout = isTimeoutShort ? Duration(400ms) : Duration(20s)}};
}

/// Creates new gateways, so that no call uses an existing connection.
void GatewayFaultsTest::open(bool isTimeoutShort)
{
    m_breakers = std::make_unique<GatewayBreakers>(m_clock);
    m_gateways =
        std::make_unique<PartnerGateways>(settings(isTimeoutShort), *m_breakers, m_log, *this, m_clock);
    m_spy = std::make_unique<PartnerSpy>(m_gateways->payments(), m_gateways->shipping());
}

void GatewayFaultsTest::createSubject(const QString &endpoint)
{
    const bool canBeEnded =
        endpoint == QLatin1String("midtrans.cancel") || endpoint == QLatin1String("midtrans.expire");
    const QString order = QStringLiteral("ORD-2026/1");
    m_transaction = {order,
                     m_sandbox.createTransaction(
                         {.orderId = order,
                          .status = canBeEnded ? QStringLiteral("pending") : QStringLiteral("settlement")})};
    const bool isInTransit =
        endpoint == QLatin1String("komerce.history") || endpoint == QLatin1String("tracking.waybill");
    const auto parcel =
        m_sandbox.createParcel(isInTransit ? QStringLiteral("in_transit") : QStringLiteral("created"));
    m_orderNo = parcel.orderNo;
    m_waybill = parcel.awb;
}

void GatewayFaultsTest::call(const QString &endpoint, bool isTimeoutShort)
{
    open(isTimeoutShort);
    const CallPurpose purpose{OrderId{1}};
    switch (endpoints.indexOf(endpoint)) {
    case 0:
        (void)m_spy->status(m_transaction, purpose);
        break;
    case 1:
        (void)m_spy->cancel(m_transaction, purpose);
        break;
    case 2:
        (void)m_spy->expire(m_transaction, purpose);
        break;
    case 3:
        (void)m_spy->refund(m_transaction, QStringLiteral("7-R1-T1"), Rupiah(60000),
                            QStringLiteral("Stok habis"), purpose);
        break;
    case 4:
        (void)m_spy->detail(m_orderNo, purpose);
        break;
    case 5:
        (void)m_spy->cancel(m_orderNo, purpose);
        break;
    case 6:
        (void)m_spy->history(QStringLiteral("jne"), m_waybill, purpose);
        break;
    case 7:
        (void)m_spy->track(QStringLiteral("jne"), m_waybill, QStringLiteral("628123456789"), purpose);
        break;
    default:
        qFatal("unknown endpoint");
    }
}

QString GatewayFaultsTest::successOf(const QString &endpoint)
{
    if (endpoint == QLatin1String("midtrans.cancel") || endpoint == QLatin1String("midtrans.expire"))
        return QStringLiteral("voided");
    if (endpoint == QLatin1String("midtrans.refund"))
        return QStringLiteral("accepted");
    return endpoint == QLatin1String("komerce.cancel") ? QStringLiteral("cancelled")
                                                       : QStringLiteral("success");
}

QString GatewayFaultsTest::expectedResult(const QString &endpoint, const PartnerFault &fault)
{
    switch (fault.interpretation) {
    case PartnerFault::Interpretation::NotSent:
        return QStringLiteral("unavailable");
    case PartnerFault::Interpretation::Unknown:
        return QStringLiteral("unknown");
    case PartnerFault::Interpretation::Complete:
        return successOf(endpoint);
    case PartnerFault::Interpretation::RateLimited:
        return endpoint == QLatin1String("midtrans.refund") ? QStringLiteral("try later")
                                                            : QStringLiteral("unavailable");
    }
    Q_UNREACHABLE();
}

qsizetype GatewayFaultsTest::effects(const QString &endpoint) const
{
    const bool isParcel = endpoint.startsWith(QLatin1String("komerce"));
    return m_sandbox.effects(effectOf(endpoint), isParcel ? m_orderNo : m_transaction.gatewayOrderId).size();
}

void GatewayFaultsTest::returnsTheExpectedResult_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<int>("number");
    for (const QString &endpoint : endpoints) {
        for (int i = 0; i < partnerFaults().size(); ++i)
            QTest::addRow("%s, %s", qPrintable(endpoint), qPrintable(partnerFaults()[i].name))
                << endpoint << i;
    }
}

void GatewayFaultsTest::returnsTheExpectedResult()
{
    QFETCH(const QString, endpoint);
    QFETCH(const int, number);
    const PartnerFault &fault = partnerFaults()[number];
    createSubject(endpoint);
    const QString product = endpoint.section(QLatin1Char('.'), 0, 0);
    if (fault.answer.isEmpty())
        m_sandbox.setPort(product, false);
    else
        m_sandbox.addFault(
            {.endpoint = endpoint, .answer = fault.answer, .hasEffect = fault.hasEffect, .more = fault.more});
    call(endpoint, fault.isSlow);
    if (fault.answer.isEmpty())
        m_sandbox.setPort(product, true);
    QCOMPARE(m_spy->resultOf(endpoint, 1), expectedResult(endpoint, fault));
    QCOMPARE(m_log.calls.size(), 1);
    QCOMPARE(m_counted, std::optional(m_log.calls.constFirst().outcome));
    if (effectOf(endpoint).isEmpty())
        return;
    const bool hasEffectByDefault =
        fault.interpretation == PartnerFault::Interpretation::Complete || !fault.hasEffect.has_value();
    const bool hasEffect = !fault.answer.isEmpty() && fault.hasEffect.value_or(hasEffectByDefault);
    QCOMPARE(effects(endpoint), hasEffect ? 1 : 0);
}

/// After any fault in the first attempt, a second one with the same key results in exactly one refund.
void GatewayFaultsTest::refundsOnceWithOneKey()
{
    const QString refund = QStringLiteral("midtrans.refund");
    for (const PartnerFault &fault : partnerFaults()) {
        if (fault.answer.isEmpty())
            continue;
        m_sandbox.reset();
        createSubject(refund);
        m_sandbox.addFault(
            {.endpoint = refund, .answer = fault.answer, .hasEffect = fault.hasEffect, .more = fault.more});
        call(refund, fault.isSlow);
        m_clock.advance(1s);
        call(refund, false);
        QVERIFY2(effects(refund) == 1, qPrintable(fault.name));
    }
}

QTEST_GUILESS_MAIN(GatewayFaultsTest)
#include "gatewayfaultstest.moc"
