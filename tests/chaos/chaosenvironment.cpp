#include "chaosenvironment.h"

#include "privatecluster.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QThread>

namespace meja {

namespace {

constexpr int timeout = 60'000;  ///< Milliseconds; only a bug takes this long.
constexpr int pollInterval = 10; ///< Milliseconds between two queries for jobs.
constexpr int refundFlight = 1;  ///< Seconds; the setting `refund_flight_seconds`.

const QString webhookSecret = QStringLiteral("chaos-0123456789abcdef");

void require(const QString &problem, const SqlSession &session)
{
    if (problem.startsWith(QLatin1String("error")))
        qFatal("%s: %s", qUtf8Printable(problem), qUtf8Printable(session.lastMessage()));
}

/// Repeats the script after a deadlock: it changes many rows and may lock them in another order than the
/// service's workers.
void runScript(SqlSession &session, const QString &sql)
{
    QString problem = session.script(sql);
    while (problem == QLatin1String("error 40P01"))
        problem = session.script(sql);
    require(problem, session);
}

/// Any valid verifier: the private cluster accepts all logins without a password.
QString anyVerifier()
{
    return QStringLiteral("SCRAM-SHA-256$4096:") + QString(22, u'A') + QStringLiteral("==$") +
           QString(43, u'B') + QStringLiteral("=:") + QString(43, u'C') + u'=';
}

/// Logins belong to the whole cluster, so the accounts of further environments get a number.
QString nextSuffix()
{
    static int environments = 0;
    return ++environments == 1 ? QString() : QString::number(environments);
}

void fill(SqlSession &session, const QString &suffix)
{
    require(session.script(QStringLiteral(
                "insert into stores (name, slug, city, province)"
                "  values ('Toko Satu', 'toko-satu', 'Bandung', 'Jawa Barat');"
                "insert into products (store_id, sku, name, category, price, weight_grams, opening_stock, "
                "stock)"
                "  select 1, 'BARANG-' || n, 'Barang ' || n, 'Bahan', 10000 * n, 500, 100000, 100000"
                "    from generate_series(1, 8) as n")),
            session);
    for (const auto &[login, role] : {std::pair("rani", "admin"), std::pair("sari", "staff")})
        require(session.script(QStringLiteral("select add_staff_account('%1', '%1', '%2', '%3')")
                                   .arg(QLatin1String(login) + suffix, QLatin1String(role), anyVerifier())),
                session);
}

} // namespace

ChaosEnvironment::ChaosEnvironment(const QMap<QString, QString> &variables)
    : m_database(PrivateCluster::shared().createMigratedDatabase()),
      m_books(m_database),
      m_variables(variables),
      m_suffix(nextSuffix())
{
    fill(m_books, m_suffix);
    for (const QStringList &row : m_books.rows(QStringLiteral("select id from products order by id")))
        m_products.append(row.first().toLongLong());
    m_variables.insert(QStringLiteral("MEJA_MIDTRANS_URL"), m_sandbox.midtransUrl().toString());
    m_variables.insert(QStringLiteral("MEJA_MIDTRANS_SERVER_KEY"),
                       QLatin1String(SandboxProcess::midtransKey));
    m_variables.insert(QStringLiteral("MEJA_KOMERCE_URL"), m_sandbox.deliveryUrl().toString());
    m_variables.insert(QStringLiteral("MEJA_KOMERCE_KEY"), QLatin1String(SandboxProcess::deliveryKey));
    m_variables.insert(QStringLiteral("MEJA_RAJAONGKIR_URL"),
                       m_sandbox.trackingUrl().toString() + QStringLiteral("/api/v1"));
    m_variables.insert(QStringLiteral("MEJA_RAJAONGKIR_KEY"), QLatin1String(SandboxProcess::trackingKey));
    m_variables.insert(QStringLiteral("MEJA_WEBHOOK_SECRET"), webhookSecret);
    m_variables.insert(QStringLiteral("MEJA_REQUESTS_PER_MINUTE"), QStringLiteral("0"));
    m_variables.insert(QStringLiteral("MEJA_REFUND_FLIGHT_SECONDS"), QString::number(refundFlight));
    start();
    resetPartners(1);
}

void ChaosEnvironment::resetPartners(quint64 seed)
{
    m_sandbox.call("POST", QStringLiteral("reset"),
                   {{QStringLiteral("start"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                    {QStringLiteral("seed"), static_cast<qint64>(seed)}});
    m_sandbox.setClock(QStringLiteral("running"));
    const QString here = QStringLiteral("http://127.0.0.1:%1/webhooks/").arg(m_port);
    m_sandbox.changeMidtrans({{QStringLiteral("webhook_url"), here + QStringLiteral("midtrans")},
                              {QStringLiteral("webhook_delay_seconds"), 0},
                              {QStringLiteral("settle_capture_seconds"), 1800}});
    m_sandbox.changeKomerce(
        {{QStringLiteral("webhook_url"), here + QStringLiteral("komerce/") + webhookSecret},
         {QStringLiteral("webhook_delay_seconds"), 0},
         // Komerce keeps sending notifications after failures, although the service is killed often.
         {QStringLiteral("webhook_deactivates_after"), 1000}});
}

void ChaosEnvironment::start()
{
    m_variables.insert(QStringLiteral("MEJA_LISTEN_PORT"), QString::number(m_port));
    m_service = std::make_unique<ServiceProcess>(
        PrivateCluster::shared().settings(m_database, QStringLiteral("meja_service")), m_variables);
    m_port = m_service->port();
    if (m_port == 0)
        qFatal("the service does not start: %s", m_service->log().constData());
}

void ChaosEnvironment::kill()
{
    if (!m_service)
        return;
    m_service->kill();
    m_lastLog = m_service->log();
    m_service.reset();
}

StaffClient ChaosEnvironment::as(const QString &login)
{
    if (!m_tokens.contains(login)) {
        SqlSession person(m_database, login + m_suffix);
        m_tokens.insert(login,
                        person.ask(QStringLiteral("select encode(open_staff_session(), 'hex')")).toLatin1());
    }
    return {m_port, m_tokens.value(login)};
}

void ChaosEnvironment::skipWaiting()
{
    runScript(m_books,
              QStringLiteral(
                  "update orders set expires_at = now() where status in ('MENUNGGU_PEMBAYARAN', "
                  "'MENUNGGU_BATAL', 'DIBATALKAN') and expires_at > now()"
                  "   and exists (select from cancellations where order_id = orders.id);"
                  "update payments set expires_at = now() where status = 'PENDING' and expires_at > now()"
                  "   and exists (select from cancellations where order_id = payments.order_id);"
                  "update jobs set due_at = now() where state = 'waiting' and due_at > now();"
                  "notify meja_jobs"));
}

void ChaosEnvironment::schedulePaymentChecks()
{
    runScript(m_books,
              QStringLiteral("select schedule_job('check_payment', id, order_id, now()) from payments"
                             " where status = 'PENDING'"));
}

void ChaosEnvironment::expireLeases()
{
    runScript(
        m_books,
        QStringLiteral(
            "update jobs set leased_until = now() - interval '1 second' where state = 'running';"
            "update idempotency_keys set claimed_at = claimed_at - interval '2 minutes' where status is "
            "null"));
}

bool ChaosEnvironment::isIdle()
{
    return number(QStringLiteral("select count(*) from jobs where state = 'running' or state = 'waiting' and "
                                 "due_at <= now()")) == 0;
}

bool ChaosEnvironment::hasNoRefundInFlight()
{
    return number(QStringLiteral(
                      "select count(*) from refund_attempts as a join refunds as r on r.id = a.refund_id"
                      " where r.state in ('SENDING', 'UNKNOWN')"
                      "   and a.sent_at > now() - make_interval(secs => %1)")
                      .arg(refundFlight)) == 0;
}

bool ChaosEnvironment::waitUntil(bool (ChaosEnvironment::*condition)())
{
    for (const QDeadlineTimer deadline(timeout); !deadline.hasExpired(); QThread::msleep(pollInterval)) {
        if ((this->*condition)())
            return true;
    }
    return false;
}

bool ChaosEnvironment::waitForRefunds()
{
    return waitUntil(&ChaosEnvironment::hasNoRefundInFlight);
}

bool ChaosEnvironment::waitUntilIdle()
{
    return waitUntil(&ChaosEnvironment::isIdle);
}

QString ChaosEnvironment::check()
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGHOST"), PrivateCluster::shared().folder());
    environment.insert(QStringLiteral("PGDATABASE"), m_database);
    environment.insert(QStringLiteral("PGUSER"), QStringLiteral("postgres"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(MEJA_SERVICE), {QStringLiteral("check")});
    process.waitForFinished(timeout);
    const bool hasPassed = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return hasPassed ? QString() : QString::fromUtf8(process.readAll());
}

} // namespace meja
