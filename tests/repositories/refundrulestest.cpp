#include "privatecluster.h"
#include "sqlsession.h"

#include <QSet>
#include <QTest>

#include <array>
#include <memory>
#include <thread>
#include <vector>

using namespace meja;

namespace {

constexpr int paid = 115'000; ///< What each order of the tests costs.

/// A way to promise money of a payment: what exists before, and the statement that promises 60,000 more. Two
/// such promises exceed what was paid.
struct Way
{
    const char *name;
    const char *before; ///< `%1`: the key of the refund.
    const char *promise;
};

const char *const insertSql =
    "insert into refunds (payment_id, order_id, user_id, method, reason, requested_by_kind, requested_by,"
    " requested_at, ordinal, amount, state, idempotency_key, destination_bank, destination_account,"
    " destination_holder) select p.id, p.order_id, p.user_id, 'GATEWAY', 'x', 'staff', 'ani', now(),"
    " %ORDINAL%, %AMOUNT%, 'REQUESTED', '%KEY%', 'bca', '1234567890', 'Siti' from payments as p where p.id ="
    " %PAYMENT%;";

const char *const failSql =
    "update refunds set state = 'APPROVED', approved_by = 'budi' where idempotency_key = '%KEY%';"
    "insert into refund_attempts (refund_id, user_id, refund_key, amount, sent_at) select id, user_id,"
    " refund_key, amount, now() from refunds where idempotency_key = '%KEY%';"
    "update refunds set state = 'SENDING', first_sent_at = now() where idempotency_key = '%KEY%';"
    "update refund_attempts set outcome = 'failed', ended_at = now() where outcome = 'pending';"
    "update refunds set state = 'FAILED', ended_at = now() where idempotency_key = '%KEY%';";

const std::array ways{
    Way{"a new refund", "", "insert"},
    Way{"a larger amount", "insert 1", "update refunds set amount = 60001 where idempotency_key = '%KEY%';"},
    Way{"a retry", "fail 60000",
        "update refunds set state = 'APPROVED', try_number = 2, first_sent_at = null, ended_at = null where"
        " idempotency_key = '%KEY%';"},
    Way{"a recorded transfer", "fail 60000",
        "update refunds set method = 'MANUAL', proof = 'slip', settled_by = 'budi' where idempotency_key ="
        " '%KEY%';"},
};

const std::array levels{"read committed", "repeatable read", "serializable"};

} // namespace

/// What the tables themselves refuse about refunds, at every isolation level and for the service's own login.
class RefundRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void promisesNeverExceedThePayment_data();
    void promisesNeverExceedThePayment();
    void manySessionsPromiseAtMostThePayment_data();
    void manySessionsPromiseAtMostThePayment();
    void countsWhatTheRefundsReserve();
    void countsPaymentsWithoutASum();
    void onlyOthersApprove_data();
    void onlyOthersApprove();
    void approvesOnlyAsAnActiveAdmin_data();
    void approvesOnlyAsAnActiveAdmin();
    void checksTheApproverAgainBeforeSending_data();
    void checksTheApproverAgainBeforeSending();
    void refundsOnlyPaidPayments_data();
    void refundsOnlyPaidPayments();
    void approvesAutomaticallyOnlyAtTheBeginning_data();
    void approvesAutomaticallyOnlyAtTheBeginning();
    void keepsARecordedTransfer_data();
    void keepsARecordedTransfer();
    void continuesAnAttemptThatWasTurnedAway();

private:
    QString insert(const QString &key, int amount, int ordinal = 1) const;
    QString prepare(const Way &way, const QString &key, int ordinal) const;
    QString promise(const Way &way, const QString &key, int ordinal) const;
    QString begin(const char *level) const;
    [[nodiscard]] std::unique_ptr<SqlSession> serviceSession() const;
    void approve(const QString &key, const QString &approver = QStringLiteral("budi"));
    QString reserved();

    QString m_database;
    std::unique_ptr<SqlSession> m_admin;
    int m_payment = 0;
};

void RefundRulesTest::initTestCase()
{
    m_database = PrivateCluster::shared().createMigratedDatabase();
    m_admin = std::make_unique<SqlSession>(m_database);
    fillShop(*m_admin);
    // Earlier versions allowed the login "system".
    QCOMPARE(
        m_admin->script(QStringLiteral("alter table staff_accounts drop constraint login_is_not_reserved")),
        QString());
    QCOMPARE(m_admin->script(QStringLiteral(
                 "insert into stock_movements (product_id, kind, quantity, reason, actor) values (1, "
                 "'adjustment', 100000, 'many orders', 'test');"
                 "insert into staff_accounts (login, display_name, role) values ('ani', 'Ani', 'staff'),"
                 " ('budi', 'Budi', 'admin'), ('citra', 'Citra', 'admin'), ('dewi', 'Dewi', 'admin'),"
                 " ('eko', 'Eko', 'auditor'), ('system', 'System', 'admin'), ('fajar', 'Fajar', 'admin');"
                 "update staff_accounts set is_active = false, disabled_at = now() where login = 'fajar'")),
             QString());
}

/// Every test has its own paid order, so that sessions can commit.
void RefundRulesTest::init()
{
    const QString number = placeOrder(*m_admin);
    QCOMPARE(m_admin->script(QStringLiteral("select record_payment('%1-1', 'PAID', 'tx-%1', 'gopay');"
                                            "set meja.actor_kind = 'system'; set meja.actor = 'test'")
                                 .arg(number)),
             QString());
    m_payment = m_admin->ask(QStringLiteral("select max(id) from payments")).toInt();
    QCOMPARE(m_admin->ask(QStringLiteral("select gross_amount from payments where id = %1").arg(m_payment)),
             QString::number(paid));
}

QString RefundRulesTest::insert(const QString &key, int amount, int ordinal) const
{
    return QString::fromLatin1(insertSql)
        .replace(QStringLiteral("%ORDINAL%"), QString::number(ordinal))
        .replace(QStringLiteral("%AMOUNT%"), QString::number(amount))
        .replace(QStringLiteral("%KEY%"), key + u'-' + QString::number(m_payment))
        .replace(QStringLiteral("%PAYMENT%"), QString::number(m_payment));
}

QString RefundRulesTest::prepare(const Way &way, const QString &key, int ordinal) const
{
    const QString before = QString::fromLatin1(way.before);
    if (before.isEmpty())
        return {};
    QString sql = insert(key, before.section(u' ', 1).toInt(), ordinal);
    if (before.startsWith(QLatin1String("fail")))
        sql += QString::fromLatin1(failSql);
    return sql.replace(QStringLiteral("%KEY%"), key + u'-' + QString::number(m_payment));
}

QString RefundRulesTest::promise(const Way &way, const QString &key, int ordinal) const
{
    if (QLatin1String(way.promise) == QLatin1String("insert"))
        return insert(key, 60'000, ordinal);
    return QString::fromLatin1(way.promise)
        .replace(QStringLiteral("%KEY%"), key + u'-' + QString::number(m_payment));
}

QString RefundRulesTest::begin(const char *level) const
{
    return QStringLiteral("begin isolation level %1; select count(*) from refunds where payment_id = %2;")
        .arg(QLatin1String(level))
        .arg(m_payment);
}

std::unique_ptr<SqlSession> RefundRulesTest::serviceSession() const
{
    return std::make_unique<SqlSession>(m_database, QStringLiteral("meja_service"));
}

void RefundRulesTest::approve(const QString &key, const QString &approver)
{
    QCOMPARE(m_admin->script(QStringLiteral("update refunds set state = 'APPROVED', approved_by = '%1' where "
                                            "idempotency_key = '%2-%3'")
                                 .arg(approver, key)
                                 .arg(m_payment)),
             QString());
}

QString RefundRulesTest::reserved()
{
    return m_admin->ask(
        QStringLiteral("select reserved from refund_sums where payment_id = %1").arg(m_payment));
}

// How much may be promised ------------------------------------------------------------------------

void RefundRulesTest::promisesNeverExceedThePayment_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    for (std::size_t level = 0; level < levels.size(); ++level) {
        for (std::size_t first = 0; first < ways.size(); ++first) {
            for (std::size_t second = 0; second < ways.size(); ++second)
                QTest::addRow("%s: %s, then %s", levels[level], ways[first].name, ways[second].name)
                    << static_cast<int>(level) << static_cast<int>(first) << static_cast<int>(second);
        }
    }
}

/// The second transaction took its snapshot before the first one committed.
void RefundRulesTest::promisesNeverExceedThePayment()
{
    QFETCH(const int, level);
    QFETCH(const int, first);
    QFETCH(const int, second);
    const Way &one = ways[static_cast<std::size_t>(first)];
    const Way &other = ways[static_cast<std::size_t>(second)];
    const char *isolation = levels[static_cast<std::size_t>(level)];
    QCOMPARE(m_admin->script(QStringLiteral("select 1;") + prepare(one, QStringLiteral("a"), 1) +
                             prepare(other, QStringLiteral("b"), 2)),
             QString());

    const auto earlier = serviceSession();
    const auto later = serviceSession();
    QCOMPARE(earlier->script(begin(isolation)), QString());
    QCOMPARE(later->script(begin(isolation)), QString());
    const QString accepted = earlier->script(promise(one, QStringLiteral("a"), 1));
    QVERIFY2(accepted.isEmpty(), qPrintable(earlier->lastMessage()));
    QCOMPARE(earlier->script(QStringLiteral("commit")), QString());
    QCOMPARE(later->script(promise(other, QStringLiteral("b"), 2)),
             level == 0 ? QStringLiteral("error MJ005") : QStringLiteral("error 40001"));
    later->script(QStringLiteral("rollback"));
    // Another attempt sees what the first one promised.
    QCOMPARE(later->script(promise(other, QStringLiteral("b"), 2)), QStringLiteral("error MJ005"));
}

void RefundRulesTest::manySessionsPromiseAtMostThePayment_data()
{
    QTest::addColumn<QString>("level");
    for (const char *level : levels)
        QTest::newRow(level) << QString::fromLatin1(level);
}

void RefundRulesTest::manySessionsPromiseAtMostThePayment()
{
    QFETCH(const QString, level);
    std::vector<std::thread> sessions;
    for (int i = 0; i < 8; ++i) {
        sessions.emplace_back([this, i, level] {
            const auto session = serviceSession();
            session->script(begin(level.toLatin1().constData()));
            session->script(insert(QStringLiteral("s%1").arg(i), 40'000, i + 1));
            session->script(QStringLiteral("commit"));
        });
    }
    for (std::thread &session : sessions)
        session.join();
    const int promised =
        m_admin
            ->ask(QStringLiteral("select coalesce(sum(amount), 0) from refunds where payment_id = %1")
                      .arg(m_payment))
            .toInt();
    QVERIFY2(promised > 0 && promised <= paid, qPrintable(QString::number(promised)));
    QCOMPARE(reserved(), QString::number(promised));
}

/// The counter follows every change that reserves or releases an amount.
void RefundRulesTest::countsWhatTheRefundsReserve()
{
    const QString of = QStringLiteral(" where idempotency_key = 'a-%1';").arg(m_payment);
    QCOMPARE(m_admin->script(insert(QStringLiteral("a"), 60'000)), QString());
    QCOMPARE(reserved(), QStringLiteral("60000"));
    m_admin->script(QStringLiteral("update refunds set amount = 50000") + of);
    QCOMPARE(reserved(), QStringLiteral("50000"));
    QCOMPARE(m_admin->script(QString::fromLatin1(failSql).replace(QStringLiteral("%KEY%"),
                                                                  QStringLiteral("a-%1").arg(m_payment))),
             QString());
    QCOMPARE(reserved(), QStringLiteral("0"));
    m_admin->script(
        QStringLiteral("update refunds set method = 'MANUAL', proof = 'slip', settled_by = 'budi'") + of);
    QCOMPARE(reserved(), QStringLiteral("50000"));
    m_admin->script(QStringLiteral("update refunds set proof = null, settled_by = null") + of);
    QCOMPARE(reserved(), QStringLiteral("0"));
    m_admin->script(QStringLiteral("update refunds set proof = 'slip', settled_by = 'citra'") + of);
    m_admin->script(
        QStringLiteral("update refunds set state = 'SUCCEEDED', confirmed_by = 'budi', ended_at = now()") +
        of);
    QCOMPARE(reserved(), QStringLiteral("50000"));
    m_admin->script(insert(QStringLiteral("b"), 10'000, 2));
    m_admin->script(
        QStringLiteral(
            "update refunds set state = 'REJECTED', ended_at = now() where idempotency_key = 'b-%1'")
            .arg(m_payment));
    QCOMPARE(reserved(), QStringLiteral("50000"));
    QCOMPARE(
        m_admin->ask(QStringLiteral(
            "select count(*) from refund_sums as s where reserved <> (select sum(reserved_amount(r)) from "
            "refunds as r where r.payment_id = s.payment_id)")),
        QStringLiteral("0"));
}

/// Seeded refunds have no counter, because the seed disables triggers.
void RefundRulesTest::countsPaymentsWithoutASum()
{
    QCOMPARE(m_admin->script(QStringLiteral("set session_replication_role = replica;") +
                             insert(QStringLiteral("a"), 60'000) +
                             QStringLiteral("set session_replication_role = origin;")),
             QString());
    QCOMPARE(reserved(), QString());
    const QString two = insert(QStringLiteral("b"), 30'000, 2);
    QCOMPARE(m_admin->script(two), QString());
    QCOMPARE(reserved(), QStringLiteral("90000"));
    QCOMPARE(m_admin->script(insert(QStringLiteral("c"), 25'001, 3)), QStringLiteral("error MJ005"));
    QCOMPARE(m_admin->script(insert(QStringLiteral("c"), 25'000, 3)), QString());
}

// Who approves ------------------------------------------------------------------------------------

void RefundRulesTest::onlyOthersApprove_data()
{
    QTest::addColumn<QString>("requester");
    QTest::addColumn<QStringList>("editors");
    QTest::addColumn<QString>("approver");
    const QStringList people{QStringLiteral("ani"), QStringLiteral("budi"), QStringLiteral("citra")};
    QList<QStringList> edits{{}};
    for (const QString &one : people) {
        edits.append({one});
        for (const QString &other : people)
            edits.append({one, other});
    }
    for (const QString &requester : people) {
        for (const QStringList &editors : edits) {
            for (const char *approver : {"budi", "citra", "dewi"})
                QTest::addRow("%s requests, %s edits, %s approves", qPrintable(requester),
                              editors.isEmpty() ? "nobody" : qPrintable(editors.join(u'+')), approver)
                    << requester << editors << QString::fromLatin1(approver);
        }
    }
}

void RefundRulesTest::onlyOthersApprove()
{
    QFETCH(const QString, requester);
    QFETCH(const QStringList, editors);
    QFETCH(const QString, approver);
    const QString of = QStringLiteral(" where idempotency_key = 'a-%1'").arg(m_payment);
    QCOMPARE(m_admin->script(insert(QStringLiteral("a"), 60'000)
                                 .replace(QStringLiteral("'ani'"), QStringLiteral("'%1'").arg(requester))),
             QString());
    int amount = 60'000;
    for (const QString &editor : editors)
        QCOMPARE(m_admin->script(QStringLiteral("update refunds set amount = %1, requested_by = '%2'")
                                     .arg(--amount)
                                     .arg(editor) +
                                 of),
                 QString());
    // An edit without a difference may not replace the requester.
    QCOMPARE(m_admin->script(QStringLiteral("update refunds set requested_by = 'dewi'") + of),
             QStringLiteral("error MJ003"));
    const bool isOther = requester != approver && !editors.contains(approver);
    QCOMPARE(m_admin->ask(
                 QStringLiteral("update refunds set state = 'APPROVED', approved_by = '%1'").arg(approver) +
                 of + QStringLiteral(" returning state")),
             isOther ? QStringLiteral("APPROVED") : QStringLiteral("error MJ006"));
}

void RefundRulesTest::approvesOnlyAsAnActiveAdmin_data()
{
    QTest::addColumn<QString>("approver");
    QTest::addColumn<QString>("result");
    const QString refused = QStringLiteral("error MJ006");
    QTest::newRow("an admin") << QStringLiteral("budi") << QStringLiteral("APPROVED");
    QTest::newRow("an admin with the login system") << QStringLiteral("system") << QStringLiteral("APPROVED");
    QTest::newRow("staff") << QStringLiteral("ani") << refused;
    QTest::newRow("an auditor") << QStringLiteral("eko") << refused;
    QTest::newRow("a disabled admin") << QStringLiteral("fajar") << refused;
    QTest::newRow("nobody's login") << QStringLiteral("nobody") << refused;
}

void RefundRulesTest::approvesOnlyAsAnActiveAdmin()
{
    QFETCH(const QString, approver);
    QFETCH(const QString, result);
    QCOMPARE(m_admin->script(insert(QStringLiteral("a"), 60'000)), QString());
    QCOMPARE(m_admin->ask(QStringLiteral("update refunds set state = 'APPROVED', approved_by = '%1' where "
                                         "idempotency_key = 'a-%2' returning state")
                              .arg(approver)
                              .arg(m_payment)),
             result);
}

void RefundRulesTest::checksTheApproverAgainBeforeSending_data()
{
    QTest::addColumn<QString>("approver");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("result");
    for (const char *approver : {"citra", "system"}) {
        const auto row = [&](const char *name, const char *change, const char *result) {
            QTest::addRow("%s, %s", approver, name)
                << QString::fromLatin1(approver) << QString::fromLatin1(change)
                << QString::fromLatin1(result);
        };
        row("still an admin", "role = role", "SENDING");
        row("now staff", "role = 'staff'", "error MJ006");
        row("disabled", "is_active = false, disabled_at = now()", "error MJ006");
    }
}

void RefundRulesTest::checksTheApproverAgainBeforeSending()
{
    QFETCH(const QString, approver);
    QFETCH(const QString, change);
    QFETCH(const QString, result);
    QCOMPARE(m_admin->script(insert(QStringLiteral("a"), 60'000)), QString());
    approve(QStringLiteral("a"), approver);
    m_admin->script(QStringLiteral("begin"));
    m_admin->script(
        QStringLiteral(
            "update staff_accounts set %1 where login = '%2';"
            "insert into refund_attempts (refund_id, user_id, refund_key, amount, sent_at) select id,"
            " user_id, refund_key, amount, now() from refunds where idempotency_key = 'a-%3'")
            .arg(change, approver)
            .arg(m_payment));
    const QString sent =
        m_admin->ask(QStringLiteral("update refunds set state = 'SENDING', first_sent_at = now() where "
                                    "idempotency_key = 'a-%1' returning state")
                         .arg(m_payment));
    m_admin->script(QStringLiteral("rollback"));
    QCOMPARE(sent, result);
}

// Which payments can be refunded ------------------------------------------------------------------

void RefundRulesTest::refundsOnlyPaidPayments_data()
{
    QTest::addColumn<QString>("payment");
    QTest::addColumn<bool>("isRefundable");
    for (const char *status : {"PAID", "REFUND_PENDING", "PARTIALLY_REFUNDED", "REFUND_FAILED"})
        QTest::newRow(status) << QStringLiteral("status = '%1'").arg(QLatin1String(status)) << true;
    for (const char *status : {"PENDING", "FAILED", "EXPIRED", "CANCELLED", "REFUNDED", "DISPUTED"})
        QTest::newRow(status) << QStringLiteral("status = '%1'").arg(QLatin1String(status)) << false;
    for (const char *shown : {"deny", "cancel", "failure", "expire"})
        QTest::addRow("PAID, Midtrans shows %s", shown)
            << QStringLiteral("gateway_status = '%1'").arg(QLatin1String(shown)) << false;
    QTest::newRow("PAID, Midtrans shows settlement")
        << QStringLiteral("gateway_status = 'settlement'") << true;
}

void RefundRulesTest::refundsOnlyPaidPayments()
{
    QFETCH(const QString, payment);
    QFETCH(const bool, isRefundable);
    // What exists before, and the change that needs a payment that holds its money.
    const QString of = QStringLiteral(" where idempotency_key = 'a-%1'").arg(m_payment);
    const QString request = insert(QStringLiteral("a"), 60'000);
    const QString approval =
        QStringLiteral("update refunds set state = 'APPROVED', approved_by = 'budi'") + of + u';';
    const QString attempt =
        QStringLiteral(
            "insert into refund_attempts (refund_id, user_id, refund_key, amount, sent_at) select id,"
            " user_id, refund_key, amount, now() from refunds") +
        of + u';';
    const QString sending =
        QStringLiteral("update refunds set state = 'SENDING', first_sent_at = now()") + of;
    const QString failing =
        attempt + sending + QStringLiteral(";update refunds set state = 'FAILED', ended_at = now()") + of +
        QStringLiteral(
            ";update refund_attempts set outcome = 'failed', ended_at = now() where outcome = 'pending';");
    const QList<std::pair<QString, QString>> changes{
        {QString(), request},
        {request, QStringLiteral("update refunds set amount = 60001") + of},
        {request, approval},
        {request + approval + attempt, sending},
        {request + approval + failing,
         QStringLiteral(
             "update refunds set state = 'APPROVED', try_number = 2, first_sent_at = null, ended_at ="
             " null") +
             of},
        {request + approval + failing,
         QStringLiteral("update refunds set method = 'MANUAL', proof = 'slip', settled_by = 'budi'") + of},
    };
    for (const auto &[before, change] : changes) {
        m_admin->script(QStringLiteral("begin"));
        const QString prepared = m_admin->script(QStringLiteral("select 1;") + before);
        m_admin->script(QStringLiteral("set local session_replication_role = replica; update payments set %1 "
                                       "where id = %2; set local session_replication_role = origin")
                            .arg(payment)
                            .arg(m_payment));
        const QString result = m_admin->script(change);
        m_admin->script(QStringLiteral("rollback"));
        QCOMPARE(prepared, QString());
        QVERIFY2(result == (isRefundable ? QString() : QStringLiteral("error MJ005")),
                 qPrintable(change + QStringLiteral(": ") + result));
    }
}

void RefundRulesTest::approvesAutomaticallyOnlyAtTheBeginning_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char *columns, const char *result) {
        QTest::newRow(name) << QString::fromLatin1(columns) << QString::fromLatin1(result);
    };
    row("through the gateway, without a destination", "'GATEWAY', true, null, null, null, null", "");
    row("by transfer to a complete destination", "'MANUAL', true, null, 'bca', '123', 'Siti'", "");
    row("by transfer without a bank", "'MANUAL', true, null, null, '123', 'Siti'", "error MJ001");
    row("by transfer without an account", "'MANUAL', true, null, 'bca', '', 'Siti'", "error MJ001");
    row("by transfer without a holder", "'MANUAL', true, null, 'bca', '123', null", "error MJ001");
    row("by a person called system", "'GATEWAY', false, 'system', null, null, null", "error MJ001");
    row("by a person, too", "'GATEWAY', true, 'budi', null, null, null", "error MJ001");
    row("by nobody", "'GATEWAY', false, null, null, null, null", "error MJ001");
}

void RefundRulesTest::approvesAutomaticallyOnlyAtTheBeginning()
{
    QFETCH(const QString, columns);
    QFETCH(const QString, result);
    QCOMPARE(
        m_admin->script(
            QStringLiteral("insert into refunds (payment_id, order_id, user_id, reason, requested_by_kind,"
                           " requested_by, requested_at, ordinal, amount, state, idempotency_key, method,"
                           " is_approved_automatically, approved_by, destination_bank,"
                           " destination_account, destination_holder) select id, order_id, user_id, 'x',"
                           " 'staff', 'ani', now(), 1, 500, 'APPROVED', 'auto-%1', %2 from payments where"
                           " id = %1")
                .arg(m_payment)
                .arg(columns)),
        result);
    // A refund that was requested is approved by a person, never by the limit.
    QCOMPARE(m_admin->script(insert(QStringLiteral("a"), 500, 2)), QString());
    QCOMPARE(
        m_admin->script(QStringLiteral("update refunds set state = 'APPROVED', is_approved_automatically ="
                                       " true where idempotency_key = 'a-%1'")
                            .arg(m_payment)),
        QStringLiteral("error MJ003"));
}

// Transfers and attempts --------------------------------------------------------------------------

void RefundRulesTest::keepsARecordedTransfer_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char *change, const char *result) {
        QTest::newRow(name) << QString::fromLatin1(change) << QString::fromLatin1(result);
    };
    row("withdrawn", "proof = null, settled_by = null, method = 'GATEWAY'", "APPROVED");
    row("confirmed by another admin", "state = 'SUCCEEDED', confirmed_by = 'citra', ended_at = now()",
        "SUCCEEDED");
    row("confirmed by staff", "state = 'SUCCEEDED', confirmed_by = 'ani', ended_at = now()", "error MJ006");
    row("confirmed by the same admin", "state = 'SUCCEEDED', confirmed_by = 'budi', ended_at = now()",
        "error 23514");
    row("another proof", "proof = 'slip 2'", "error MJ003");
    row("another person", "settled_by = 'citra'", "error MJ003");
    row("another amount", "amount = 1, state = 'REQUESTED', approved_by = null", "error MJ003");
    row("another destination", "destination_bank = 'bri', state = 'REQUESTED', approved_by = null",
        "error MJ003");
}

void RefundRulesTest::keepsARecordedTransfer()
{
    QFETCH(const QString, change);
    QFETCH(const QString, result);
    const QString of = QStringLiteral(" where idempotency_key = 'a-%1'").arg(m_payment);
    QCOMPARE(m_admin->script(insert(QStringLiteral("a"), 60'000)), QString());
    approve(QStringLiteral("a"), QStringLiteral("dewi"));
    const QString record =
        QStringLiteral("update refunds set method = 'MANUAL', proof = 'slip', settled_by = ");
    QCOMPARE(m_admin->script(record + QStringLiteral("'ani'") + of), QStringLiteral("error MJ006"));
    QCOMPARE(m_admin->script(record + QStringLiteral("'budi'") + of), QString());
    QCOMPARE(m_admin->ask(QStringLiteral("update refunds set ") + change + of +
                          QStringLiteral(" returning state")),
             result);
}

void RefundRulesTest::continuesAnAttemptThatWasTurnedAway()
{
    const auto service = serviceSession();
    QCOMPARE(m_admin->script(insert(QStringLiteral("a"), 60'000)), QString());
    approve(QStringLiteral("a"));
    const QString attempt =
        QStringLiteral(
            "insert into refund_attempts (refund_id, user_id, refund_key, amount, sent_at) select id,"
            " user_id, refund_key, amount, now() from refunds where idempotency_key = 'a-%1'")
            .arg(m_payment);
    QCOMPARE(service->script(attempt), QString());
    QCOMPARE(service->script(attempt), QStringLiteral("error 23505"));
    const QString key = QStringLiteral(" where refund_key = '%1-R1-T1'").arg(m_payment);
    QCOMPARE(service->script(
                 QStringLiteral("update refund_attempts set sent_at = sent_at + interval '1 min'") + key),
             QString());
    QCOMPARE(service->script(
                 QStringLiteral("update refund_attempts set sent_at = sent_at - interval '1 min'") + key),
             QStringLiteral("error MJ003"));
    QCOMPARE(service->script(
                 QStringLiteral("update refund_attempts set outcome = 'failed', ended_at = now()") + key),
             QString());
    QCOMPARE(service->script(
                 QStringLiteral("update refund_attempts set sent_at = sent_at + interval '1 min'") + key),
             QStringLiteral("error MJ003"));
}

QTEST_GUILESS_MAIN(RefundRulesTest)
#include "refundrulestest.moc"
