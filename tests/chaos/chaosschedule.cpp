#include "chaosschedule.h"

#include "ledgercomparison.h"

#include <QDeadlineTimer>
#include <QThread>

namespace meja {

namespace {

const QString rani = QStringLiteral("rani"); ///< Admin.
const QString sari = QStringLiteral("sari"); ///< Staff.

constexpr int maxRounds = 30;  ///< All cancellations and refunds must end within these rounds.
constexpr int pickUpRound = 3; ///< The round in which couriers collect frozen parcels.
constexpr qint64 roundSeconds = qint64(2) * 60 * 60; ///< By the partners' clock.

const QStringList endpoints{QStringLiteral("midtrans.status"),
                            QStringLiteral("midtrans.refund_direct"),
                            QStringLiteral("midtrans.refund"),
                            QStringLiteral("midtrans.cancel"),
                            QStringLiteral("komerce.detail"),
                            QStringLiteral("komerce.cancel"),
                            QStringLiteral("komerce.history"),
                            QStringLiteral("midtrans.*"),
                            QStringLiteral("*")};

} // namespace

ChaosSchedule::ChaosSchedule(ChaosEnvironment &environment, ChaosShop &shop, quint64 seed)
    : m_environment(environment),
      m_shop(shop),
      m_seed(seed),
      m_random(seed),
      m_since(environment.number(QStringLiteral("select coalesce(max(id), 0) from orders")))
{}

QStringList ChaosSchedule::run()
{
    m_environment.resetPartners(m_seed);
    varyPartners();
    for (int order = 2 + m_random.below(3); order > 0; --order)
        placeOrder();
    for (int event = 10 + m_random.below(10); event > 0; --event)
        act();
    settle();
    if (const QString broken = m_environment.check(); !broken.isEmpty())
        m_findings.append(broken);
    m_findings.append(LedgerComparison(m_environment, m_since).findings());
    return m_findings;
}

/// Varies the behaviour that the partners' documentation does not specify.
void ChaosSchedule::varyPartners()
{
    m_environment.sandbox().changeMidtrans(
        {{QStringLiteral("http_codes_match_body"), m_random.oneIn(2)},
         {QStringLiteral("repeated_refund_key_answers_again"), m_random.oneIn(2)},
         {QStringLiteral("refund_answer_is_cumulative"), m_random.oneIn(2)},
         {QStringLiteral("refund_confirm_seconds"), m_random.oneIn(2) ? 0 : 600}});
    m_environment.sandbox().changeKomerce(
        {{QStringLiteral("speaks_english"), m_random.oneIn(2)},
         {QStringLiteral("cancel_after_pickup_request"), !m_random.oneIn(4)}});
}

void ChaosSchedule::placeOrder()
{
    static const QStringList types{QStringLiteral("gopay"), QStringLiteral("qris"),
                                   QStringLiteral("credit_card"), QStringLiteral("bank_transfer")};
    static const QStringList stages{QStringLiteral("created"), QStringLiteral("packing"),
                                    QStringLiteral("pickup_requested"), QStringLiteral("out_for_pickup")};
    const QString type = m_random.oneOf(types);
    const bool isCard = type == QLatin1String("credit_card");
    const QString status = m_random.oneIn(6)             ? QString()
                           : m_random.oneIn(5)           ? QStringLiteral("pending")
                           : isCard && m_random.oneIn(2) ? QStringLiteral("capture")
                                                         : QStringLiteral("settlement");
    const qint64 first = m_random.oneOf(m_environment.products());
    ChaosOrder order = m_shop.place({first, m_environment.products().first() + (first + 2) % 8},
                                    1 + m_random.below(3), type, status);
    const bool isPaid = status == QLatin1String("settlement") || status == QLatin1String("capture");
    // The storefront records most payments. For the others the notification is lost, so the service must
    // query Midtrans.
    const bool isRecorded = isPaid && !m_random.oneIn(5);
    if (isRecorded)
        m_shop.recordPaid(order, type);
    if (isRecorded && m_random.oneIn(2))
        m_shop.process(order);
    if (isRecorded && !m_random.oneIn(3))
        m_shop.book(order, m_random.oneOf(stages));
    if (!order.parcel.isEmpty() && m_random.oneIn(5))
        (void)m_environment.sandbox().actOnParcel(order.parcel, QStringLiteral("race"));
    if (isPaid && m_random.oneIn(8))
        (void)m_environment.sandbox().actOnTransaction(order.payment, QStringLiteral("deny-refunds"));
    m_orders.append(order);
    note(QStringLiteral("order %1: %2 \"%3\"%4, parcel %5")
             .arg(order.id)
             .arg(type, status, isRecorded ? QStringLiteral(" recorded") : QString(),
                  order.parcel.isEmpty() ? QStringLiteral("none") : order.parcel));
}

void ChaosSchedule::act()
{
    using Action = void (ChaosSchedule::*)();
    static const QList<Action> actions{&ChaosSchedule::cancelOne,
                                       &ChaosSchedule::cancelOne,
                                       &ChaosSchedule::cancelOne,
                                       &ChaosSchedule::cancelTwice,
                                       &ChaosSchedule::refundPart,
                                       &ChaosSchedule::addFault,
                                       &ChaosSchedule::addFault,
                                       &ChaosSchedule::addFault,
                                       &ChaosSchedule::clearFaults,
                                       &ChaosSchedule::killNow,
                                       &ChaosSchedule::killNow,
                                       &ChaosSchedule::killInCall,
                                       &ChaosSchedule::loseRefundResponse,
                                       &ChaosSchedule::loseRefundResponse,
                                       &ChaosSchedule::loseRefundResponse,
                                       &ChaosSchedule::refundPart,
                                       &ChaosSchedule::killInCall,
                                       &ChaosSchedule::expireRunningLeases,
                                       &ChaosSchedule::moveParcel,
                                       &ChaosSchedule::customerPays,
                                       &ChaosSchedule::decideRefunds,
                                       &ChaosSchedule::decideRefunds,
                                       &ChaosSchedule::skipWaiting,
                                       &ChaosSchedule::skipWaiting,
                                       &ChaosSchedule::letTimePass,
                                       &ChaosSchedule::pause,
                                       &ChaosSchedule::pause,
                                       &ChaosSchedule::disruptNotifications};
    (this->*m_random.oneOf(actions))();
}

// Actions of staff --------------------------------------------------------------------------------

QByteArray ChaosSchedule::freshKey()
{
    return "chaos-" + QByteArray::number(m_seed) + '-' + QByteArray::number(m_since) + '-' +
           QByteArray::number(++m_lastKey);
}

void ChaosSchedule::send(StaffRequest &request, const std::function<void()> &whileItRuns)
{
    const auto reply =
        m_environment.as(request.login).post(request.path, request.body, request.key, whileItRuns);
    note(QStringLiteral("%1 POST %2 [%3] → %4 %5")
             .arg(request.login, QString::fromLatin1(request.path), QString::fromLatin1(request.key))
             .arg(reply.status)
             .arg(reply.problem()));
    const bool isTemporary = reply.status == 503 || reply.problem() == QLatin1String("in-progress");
    if (reply.status == 0 || isTemporary)
        return;
    request.status = reply.status;
    const bool isExpected = reply.status < 300 || reply.status == 409 || reply.status == 403;
    if (!isExpected)
        m_findings.append(m_events.constLast());
}

void ChaosSchedule::cancelOne()
{
    const ChaosOrder order = m_random.oneOf(m_orders);
    StaffRequest request{m_random.oneIn(2) ? rani : sari, StaffClient::cancellationOf(order.id),
                         StaffClient::reason(), freshKey()};
    const bool killsDuringRequest = m_random.oneIn(5);
    const auto microseconds = static_cast<unsigned long>(m_random.below(20'000));
    if (killsDuringRequest)
        send(request, [this, microseconds] {
            QThread::usleep(microseconds);
            kill();
        });
    else
        send(request);
    m_requests.append(request);
    startAgain();
}

/// A double click: repeating a request must return the same status.
void ChaosSchedule::cancelTwice()
{
    if (m_requests.isEmpty())
        return cancelOne();
    const StaffRequest &before = m_requests.at(m_random.below(static_cast<int>(m_requests.size())));
    StaffRequest again = before;
    again.status = 0;
    send(again);
    if (before.status != 0 && again.status != 0 && again.status != before.status)
        m_findings.append(QStringLiteral("[%1] returned %2, then %3")
                              .arg(QString::fromLatin1(before.key))
                              .arg(before.status)
                              .arg(again.status));
}

void ChaosSchedule::refundPart()
{
    const ChaosOrder order = m_random.oneOf(m_orders);
    StaffRequest request{sari,
                         "/staff/v1/orders/" + QByteArray::number(order.id) + "/refunds",
                         {{QStringLiteral("reason"), QStringLiteral("cacat")},
                          {QStringLiteral("amount"), order.total / (2 + m_random.below(3))}},
                         freshKey()};
    send(request);
    m_requests.append(request);
}

QList<qint64> ChaosSchedule::ids(const QString &sql)
{
    QList<qint64> found;
    for (const QStringList &row : m_environment.books().rows(sql.arg(m_since)))
        found.append(row.first().toLongLong());
    return found;
}

/// A manual transfer without a destination must not be approved, since it would never end.
bool ChaosSchedule::lacksDestination(qint64 refund)
{
    return m_environment.number(
               QStringLiteral("select count(*) from refunds where id = %1 and method = 'MANUAL'"
                              "   and destination_account is null")
                   .arg(refund)) > 0;
}

void ChaosSchedule::decideRefunds()
{
    for (const qint64 refund : ids(QStringLiteral(
             "select id from refunds where order_id > %1 and state = 'REQUESTED' order by id"))) {
        const bool isRejected = m_random.oneIn(8) || lacksDestination(refund);
        StaffRequest request{
            rani, "/staff/v1/refunds/" + QByteArray::number(refund) + (isRejected ? "/reject" : "/approve"),
            isRejected ? StaffClient::reason() : QJsonObject(), freshKey()};
        send(request);
        m_requests.append(request);
    }
    for (const qint64 refund :
         ids(QStringLiteral("select id from refunds where order_id > %1 and state = 'FAILED' order by id"))) {
        StaffRequest request{
            sari, "/staff/v1/refunds/" + QByteArray::number(refund) + "/retry", {}, freshKey()};
        if (!m_random.oneIn(3))
            send(request);
    }
}

/// Retries everything whose automatic retries are exhausted.
void ChaosSchedule::resolveAttention()
{
    for (const qint64 item :
         ids(QStringLiteral("select id from attention_items where order_id > %1 and resolved_at is null"
                            "   and kind in ('cancellation_stuck', 'refund_uncertain', 'payment_unresolved') "
                            "order by id"))) {
        StaffRequest request{rani,
                             "/staff/v1/attention/" + QByteArray::number(item) + "/resolve",
                             {{QStringLiteral("choice"), QStringLiteral("try_again")},
                              {QStringLiteral("note"), QStringLiteral("the partner responds again")}},
                             freshKey()};
        send(request);
    }
}

void ChaosSchedule::repeatUnanswered()
{
    for (StaffRequest &request : m_requests) {
        if (request.status == 0)
            send(request);
    }
}

// Faults ------------------------------------------------------------------------------------------

void ChaosSchedule::addFault()
{
    static const QStringList answers{QStringLiteral("drop"),       QStringLiteral("drop"),
                                     QStringLiteral("status"),     QStringLiteral("status"),
                                     QStringLiteral("empty"),      QStringLiteral("truncated"),
                                     QStringLiteral("cut"),        QStringLiteral("html"),
                                     QStringLiteral("rate_limit"), QStringLiteral("trickle"),
                                     QStringLiteral("delay"),      QStringLiteral("extra_fields"),
                                     QStringLiteral("upper_case"), QStringLiteral("numbers_as_strings")};
    SandboxProcess::Fault fault{.endpoint = m_random.oneOf(endpoints),
                                .answer = m_random.oneOf(answers),
                                .count = 1 + m_random.below(3),
                                .more = {{QStringLiteral("milliseconds"), 1 + m_random.below(40)},
                                         {QStringLiteral("retry_after"), 1},
                                         {QStringLiteral("skip"), m_random.below(2)}}};
    const bool hasEffect = m_random.oneIn(2);
    if (QStringList{QStringLiteral("drop"), QStringLiteral("status"), QStringLiteral("empty"),
                    QStringLiteral("html")}
            .contains(fault.answer))
        fault.hasEffect = hasEffect;
    if (fault.answer == QLatin1String("trickle"))
        fault.more.insert(QStringLiteral("milliseconds"), 1);
    m_environment.sandbox().addFault(fault);
    note(QStringLiteral("fault %1 of %2, %3 time(s), effect %4")
             .arg(fault.answer, fault.endpoint)
             .arg(fault.count)
             .arg(fault.hasEffect ? QString::number(*fault.hasEffect) : QStringLiteral("as usual")));
}

void ChaosSchedule::clearFaults()
{
    m_environment.sandbox().clearFaults();
    note(QStringLiteral("no more faults"));
}

void ChaosSchedule::kill()
{
    m_environment.kill();
    ++m_kills;
    note(QStringLiteral("kill -9"));
}

void ChaosSchedule::startAgain()
{
    if (m_environment.isRunning())
        return;
    m_environment.expireLeases();
    m_environment.start();
}

void ChaosSchedule::killNow()
{
    m_environment.skipWaiting();
    QThread::usleep(static_cast<unsigned long>(m_random.below(60'000)));
    kill();
    startAgain();
}

bool ChaosSchedule::hangs(const QString &endpoint)
{
    const QJsonArray requests = m_environment.sandbox().requests(endpoint);
    return std::any_of(requests.begin(), requests.end(), [](const QJsonValue &request) {
        return request.toObject().value(QStringLiteral("fault")) == QLatin1String("hang");
    });
}

/// Kills the service during a call to a partner, before the response and before or after the call's effect.
void ChaosSchedule::killInCall()
{
    static const QStringList calls{
        QStringLiteral("midtrans.refund"), QStringLiteral("midtrans.status"),
        QStringLiteral("midtrans.cancel"), QStringLiteral("komerce.cancel"),
        QStringLiteral("komerce.detail"),  QStringLiteral("midtrans.refund_direct")};
    killInCallOf(m_random.oneOf(calls));
}

void ChaosSchedule::killInCallOf(const QString &endpoint)
{
    const bool hasEffect = !m_random.oneIn(3);
    if (hangs(endpoint))
        return;
    const qint64 fault = m_environment.sandbox().addFault(
        {.endpoint = endpoint, .answer = QStringLiteral("hang"), .hasEffect = hasEffect});
    m_environment.skipWaiting();
    bool isHanging = false;
    // Without due jobs the service calls no partner.
    for (const QDeadlineTimer deadline(1000); !isHanging && !deadline.hasExpired(); QThread::msleep(5)) {
        const bool isIdle = m_environment.isIdle();
        isHanging = hangs(endpoint);
        if (isIdle)
            break;
    }
    m_environment.sandbox().call("DELETE", QStringLiteral("faults/%1").arg(fault));
    note(QStringLiteral("%1 hangs%2: %3")
             .arg(endpoint, hasEffect ? QStringLiteral(" after its effect") : QString(),
                  isHanging ? QStringLiteral("killed during the call") : QStringLiteral("no call")));
    if (isHanging) {
        kill();
        startAgain();
    }
}

/// Approves refunds and loses the response to the refund call.
void ChaosSchedule::loseRefundResponse()
{
    refundPart();
    m_environment.skipWaiting();
    (void)m_environment.waitUntilIdle();
    decideRefunds();
    const QString refund = QStringLiteral("midtrans.refund");
    if (m_random.oneIn(2))
        return killInCallOf(refund);
    const bool hasEffect = !m_random.oneIn(3);
    m_environment.sandbox().addFault(
        {.endpoint = refund,
         .answer = m_random.oneIn(2) ? QStringLiteral("drop") : QStringLiteral("status"),
         .hasEffect = hasEffect});
    note(QStringLiteral("the response to a refund is lost%1")
             .arg(hasEffect ? QStringLiteral(" after its effect") : QString()));
    m_environment.skipWaiting();
}

void ChaosSchedule::expireRunningLeases()
{
    m_environment.skipWaiting();
    QThread::usleep(static_cast<unsigned long>(m_random.below(20'000)));
    m_environment.expireLeases();
    note(QStringLiteral("leases expire while workers run"));
}

void ChaosSchedule::moveParcel()
{
    static const QStringList stages{QStringLiteral("out_for_pickup"), QStringLiteral("picked_up"),
                                    QStringLiteral("picked_up"), QStringLiteral("race"),
                                    QStringLiteral("shipped")};
    const ChaosOrder order = m_random.oneOf(m_orders);
    const QString stage = m_random.oneOf(stages);
    if (order.parcel.isEmpty())
        return;
    // The sandbox refuses stages that are impossible for this parcel.
    const auto done = m_environment.sandbox().call(
        "POST", QStringLiteral("komerce/parcels/%1/%2").arg(order.parcel, stage));
    note(QStringLiteral("courier: %1 %2 → %3")
             .arg(order.parcel, stage)
             .arg(done.value(QStringLiteral("http")).toInt()));
}

void ChaosSchedule::customerPays()
{
    const ChaosOrder order = m_random.oneOf(m_orders);
    const QString path = QStringLiteral("midtrans/transactions/%1/").arg(order.payment);
    (void)m_environment.sandbox().call("POST", path + QStringLiteral("choose"),
                                       {{QStringLiteral("payment_type"), QStringLiteral("gopay")}});
    const auto done = m_environment.sandbox().call("POST", path + QStringLiteral("pay"));
    note(QStringLiteral("customer pays %1 → %2")
             .arg(order.payment)
             .arg(done.value(QStringLiteral("http")).toInt()));
}

void ChaosSchedule::disruptNotifications()
{
    static const QStringList modes{QStringLiteral("lost"),          QStringLiteral("duplicate"),
                                   QStringLiteral("simultaneous"),  QStringLiteral("out_of_order"),
                                   QStringLiteral("replay_status"), QStringLiteral("wrong_signature")};
    const QString mode = m_random.oneOf(modes);
    (void)m_environment.sandbox().call("POST", QStringLiteral("midtrans/webhook-plans"),
                                       {{QStringLiteral("subject"), m_random.oneOf(m_orders).payment},
                                        {QStringLiteral("mode"), mode},
                                        {QStringLiteral("count"), 2}});
    note(QStringLiteral("notifications: ") + mode);
}

void ChaosSchedule::skipWaiting()
{
    m_environment.skipWaiting();
    note(QStringLiteral("all jobs are due"));
}

void ChaosSchedule::letTimePass()
{
    m_environment.sandbox().advance(60 + m_random.below(900));
    note(QStringLiteral("time passes"));
}

void ChaosSchedule::pause()
{
    QThread::msleep(static_cast<unsigned long>(m_random.below(80)));
}

// End of the schedule -----------------------------------------------------------------------------

bool ChaosSchedule::isSettled()
{
    const bool isAnswered = std::all_of(m_requests.cbegin(), m_requests.cend(),
                                        [](const StaffRequest &request) { return request.status != 0; });
    return isAnswered &&
           ids(QStringLiteral("select id from cancellations where order_id > %1 and step not in ('FINISHED', "
                              "'REFUSED')"
                              " union all select id from refunds where order_id > %1 and (state = 'REQUESTED'"
                              "    or method = 'GATEWAY' and state in ('APPROVED', 'SENDING', 'UNKNOWN', "
                              "'PENDING'))"
                              " union all select id from jobs where order_id > %1 and state = 'waiting' and "
                              "kind in ('advance_cancellation', 'advance_refund')"))
               .isEmpty();
}

/// Komerce may refuse to cancel a parcel after the pickup request. Such a cancellation ends only when the
/// courier picks up the parcel.
void ChaosSchedule::pickUpFrozenParcels()
{
    for (const ChaosOrder &order : std::as_const(m_orders)) {
        const bool isFrozen =
            m_environment.number(QStringLiteral("select count(*) from orders where id = %1 and status = "
                                                "'MENUNGGU_BATAL'")
                                     .arg(order.id)) > 0;
        if (isFrozen && !order.parcel.isEmpty())
            (void)m_environment.sandbox().call(
                "POST", QStringLiteral("komerce/parcels/%1/picked_up").arg(order.parcel));
    }
}

/// Midtrans' clock advanced during the rounds, and notifications may be lost. The service would check the
/// payments once an hour; the test does it now.
void ChaosSchedule::checkPaymentsOnceMore()
{
    m_environment.schedulePaymentChecks();
    m_environment.skipWaiting();
    if (!m_environment.waitUntilIdle())
        m_findings.append(QStringLiteral("jobs do not end within the timeout"));
}

void ChaosSchedule::settle()
{
    clearFaults();
    // Restart the service to close its circuit breakers, which the faults may have opened.
    m_environment.kill();
    startAgain();
    if (!m_environment.waitForRefunds())
        m_findings.append(QStringLiteral("refunds without a response do not end within the timeout"));
    for (int i = 0; i < maxRounds; ++i) {
        repeatUnanswered();
        decideRefunds();
        resolveAttention();
        m_environment.sandbox().advance(roundSeconds);
        if (i == 0)
            m_environment.schedulePaymentChecks();
        if (i == pickUpRound)
            pickUpFrozenParcels();
        m_environment.skipWaiting();
        if (!m_environment.waitUntilIdle()) {
            m_findings.append(QStringLiteral("jobs do not end within the timeout"));
            return;
        }
        if (i > 0 && isSettled())
            return checkPaymentsOnceMore();
    }
    m_findings.append(QStringLiteral("a cancellation, refund or job has not ended"));
}

} // namespace meja
