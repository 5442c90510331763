#include "handclock.h"
#include "memorycalllog.h"
#include "partnerfault.h"
#include "partnergateways.h"
#include "partnerwatch.h"
#include "sandboxprocess.h"

#include <QTest>

using namespace meja;
using namespace std::chrono_literals;

/// Every fault × every call, singly, against the partners' stand-ins: what the gateway must take it for, and
/// whether it really had its effect.
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
    void takesAnswersForWhatTheyAre_data();
    void takesAnswersForWhatTheyAre();
    void paysBackOnceUnderOneKey();

private:
    void call(const QString &endpoint, bool isImpatient);
    void open(bool isImpatient);
    [[nodiscard]] PartnerGateways::Settings settings(bool isImpatient) const;
    [[nodiscard]] qsizetype effects(const QString &endpoint) const;
    void makeSubject(const QString &endpoint);

    static QString goodAnswer(const QString &endpoint);
    static QString expectedAnswer(const QString &endpoint, const PartnerFault &fault);

    SandboxProcess m_sandbox;
    HandClock m_clock;
    MemoryCallLog m_log;
    std::unique_ptr<GatewayBreakers> m_breakers;
    std::unique_ptr<PartnerGateways> m_gateways;
    std::unique_ptr<PartnerWatch> m_watch;
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

/// The effect an endpoint has in the sandbox's ledger; empty for questions.
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

PartnerGateways::Settings GatewayFaultsTest::settings(bool isImpatient) const
{
    QUrl tracking = m_sandbox.trackingUrl();
    tracking.setPath(QStringLiteral("/api/v1"));
    return {.midtrans = {m_sandbox.midtransUrl(), SandboxProcess::MidtransKey},
            .komerce = {.delivery = {m_sandbox.deliveryUrl(), SandboxProcess::DeliveryKey},
                        .tracking = {tracking, SandboxProcess::TrackingKey}},
            .limits = {.connect = isImpatient ? Duration(400ms) : Duration(10s),
                       .total = isImpatient ? Duration(400ms) : Duration(20s)}};
}

/// New lines, so that no call finds a connection that was used before.
void GatewayFaultsTest::open(bool isImpatient)
{
    m_breakers = std::make_unique<GatewayBreakers>(m_clock);
    m_gateways = std::make_unique<PartnerGateways>(settings(isImpatient), *m_breakers, m_log, *this, m_clock);
    m_watch = std::make_unique<PartnerWatch>(m_gateways->payments(), m_gateways->shipping());
}

void GatewayFaultsTest::makeSubject(const QString &endpoint)
{
    const bool canBeEnded =
        endpoint == QLatin1String("midtrans.cancel") || endpoint == QLatin1String("midtrans.expire");
    const QString order = QStringLiteral("ORD-2026/1");
    m_transaction = {order,
                     m_sandbox.createTransaction(
                         {.orderId = order,
                          .status = canBeEnded ? QStringLiteral("pending") : QStringLiteral("settlement")})};
    const bool travels =
        endpoint == QLatin1String("komerce.history") || endpoint == QLatin1String("tracking.waybill");
    const auto parcel =
        m_sandbox.createParcel(travels ? QStringLiteral("in_transit") : QStringLiteral("created"));
    m_orderNo = parcel.orderNo;
    m_waybill = parcel.awb;
}

void GatewayFaultsTest::call(const QString &endpoint, bool isImpatient)
{
    open(isImpatient);
    const CallPurpose purpose{OrderId{1}};
    switch (endpoints.indexOf(endpoint)) {
    case 0:
        (void)m_watch->status(m_transaction, purpose);
        break;
    case 1:
        (void)m_watch->cancel(m_transaction, purpose);
        break;
    case 2:
        (void)m_watch->expire(m_transaction, purpose);
        break;
    case 3:
        (void)m_watch->refund(m_transaction, QStringLiteral("7-R1-T1"), Rupiah(60000),
                              QStringLiteral("Stok habis"), purpose);
        break;
    case 4:
        (void)m_watch->detail(m_orderNo, purpose);
        break;
    case 5:
        (void)m_watch->cancel(m_orderNo, purpose);
        break;
    case 6:
        (void)m_watch->history(QStringLiteral("jne"), m_waybill, purpose);
        break;
    case 7:
        (void)m_watch->track(QStringLiteral("jne"), m_waybill, QStringLiteral("628123456789"), purpose);
        break;
    default:
        qFatal("no such endpoint");
    }
}

QString GatewayFaultsTest::goodAnswer(const QString &endpoint)
{
    if (endpoint == QLatin1String("midtrans.cancel") || endpoint == QLatin1String("midtrans.expire"))
        return QStringLiteral("voided");
    if (endpoint == QLatin1String("midtrans.refund"))
        return QStringLiteral("accepted");
    return endpoint == QLatin1String("komerce.cancel") ? QStringLiteral("cancelled") : QStringLiteral("told");
}

QString GatewayFaultsTest::expectedAnswer(const QString &endpoint, const PartnerFault &fault)
{
    switch (fault.tells) {
    case PartnerFault::Tells::Nothing:
        return QStringLiteral("unavailable");
    case PartnerFault::Tells::Unclear:
        return QStringLiteral("unknown");
    case PartnerFault::Tells::Truth:
        return goodAnswer(endpoint);
    case PartnerFault::Tells::TooOften:
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

void GatewayFaultsTest::takesAnswersForWhatTheyAre_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<int>("number");
    for (const QString &endpoint : endpoints) {
        for (int i = 0; i < partnerFaults().size(); ++i)
            QTest::addRow("%s, %s", qPrintable(endpoint), qPrintable(partnerFaults()[i].name))
                << endpoint << i;
    }
}

void GatewayFaultsTest::takesAnswersForWhatTheyAre()
{
    QFETCH(const QString, endpoint);
    QFETCH(const int, number);
    const PartnerFault &fault = partnerFaults()[number];
    makeSubject(endpoint);
    const QString product = endpoint.section(QLatin1Char('.'), 0, 0);
    if (fault.answer.isEmpty())
        m_sandbox.setPort(product, false);
    else
        m_sandbox.addFault(
            {.endpoint = endpoint, .answer = fault.answer, .hasEffect = fault.hasEffect, .more = fault.more});
    call(endpoint, fault.isSlow);
    if (fault.answer.isEmpty())
        m_sandbox.setPort(product, true);
    QCOMPARE(m_watch->heard(endpoint, 1), expectedAnswer(endpoint, fault));
    QCOMPARE(m_log.calls.size(), 1);
    QCOMPARE(m_counted, std::optional(m_log.calls.constFirst().outcome));
    if (effectOf(endpoint).isEmpty())
        return;
    const bool dressed = fault.tells == PartnerFault::Tells::Truth || !fault.hasEffect.has_value();
    const bool happened = !fault.answer.isEmpty() && fault.hasEffect.value_or(dressed);
    QCOMPARE(effects(endpoint), happened ? 1 : 0);
}

/// Whatever happens to the first sending, the second under the same key takes the money back once.
void GatewayFaultsTest::paysBackOnceUnderOneKey()
{
    const QString refund = QStringLiteral("midtrans.refund");
    for (const PartnerFault &fault : partnerFaults()) {
        if (fault.answer.isEmpty())
            continue;
        m_sandbox.reset();
        makeSubject(refund);
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
