#include "benchreport.h"
#include "cancellationrequests.h"
#include "postgresdatabase.h"
#include "privatecluster.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace meja;
using SteadyClock = std::chrono::steady_clock;

namespace {

class WallClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return {QDateTime::currentMSecsSinceEpoch()}; }
};

struct Plan
{
    int clients = 16;
    int seconds = 10;
    qint64 orders = 100000;
    int rounds = 2;
};

/// Inserts paid orders that can be cancelled. The triggers are off, as for the seed.
const QString paidOrders = QStringLiteral(
    "set session_replication_role = replica;"
    "insert into users (name, email) values ('Siti', 'siti@example.com');"
    "insert into stores (name, slug, city, province) values ('Toko', 'toko', 'Solo', 'Jawa Tengah');"
    "insert into orders (number, user_id, store_id, status, payment_status, item_count, subtotal, total,"
    "  recipient_name, recipient_phone, shipping_address, shipping_city, shipping_province, expires_at, "
    "paid_at)"
    "  select seeded_order_number(n), 1, 1, 'DIBAYAR', 'PAID', 1, 1, 1, 'Siti', '+6281234567890', 'Jl. A', "
    "'Solo',"
    "  'Jawa Tengah', now(), now() from generate_series(1, %1) as n;"
    "insert into order_status_log (order_id, user_id, sequence, from_status, to_status, source, actor)"
    "  select id, 1, 1, null, 'MENUNGGU_PEMBAYARAN', 'storefront', 'x' from orders"
    "  union all select id, 1, 2, 'MENUNGGU_PEMBAYARAN', 'DIBAYAR', 'payment', 'x' from orders;"
    "set session_replication_role = origin; analyze");

/// The statements of one cancellation request, for pgbench.
const QString pgbenchScript = QStringLiteral(
    "\\set n :n + 1\n"
    "\\set id :base + :n * :clients + :client_id\n"
    "begin;\n"
    "select set_config('meja.actor_kind', 'staff', true), set_config('meja.actor', 'ani', true),"
    " set_config('meja.reason', 'bench', true), set_config('meja.request_id', 'r', true);\n"
    "select id, user_id, number, status, payment_status, total, expires_at, archived_by_kind, version from "
    "orders"
    " where id = :id for no key update;\n"
    "select id, order_id, step from cancellations where idempotency_key = 'bare-' || :id;\n"
    "select id, order_id, step from cancellations where order_id = :id and step not in ('FINISHED', "
    "'REFUSED');\n"
    "update orders set status = 'MENUNGGU_BATAL' where id = :id;\n"
    "insert into cancellations (order_id, user_id, frozen_from, reason, requested_by_kind, requested_by,"
    " idempotency_key, request_id, requested_at) values (:id, 1, 'DIBAYAR', 'bench', 'staff', 'ani',"
    " 'bare-' || :id, 'r', now()) returning id as cancellation \\gset\n"
    "select schedule_job('advance_cancellation', :cancellation, :id, now(), 'r', 'ani');\n"
    "commit;\n");

double pgbenchRate(const QString &database, const Plan &plan, qint64 base)
{
    QTemporaryDir folder;
    QFile script(folder.filePath(QStringLiteral("request.pgbench")));
    if (!script.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(script.fileName()));
    script.write(pgbenchScript.toUtf8());
    script.close();
    QProcess pgbench;
    pgbench.start(QStringLiteral("/usr/lib/postgresql/15/bin/pgbench"),
                  {QStringLiteral("-h"),
                   PrivateCluster::shared().folder(),
                   QStringLiteral("-U"),
                   QStringLiteral("meja_service"),
                   QStringLiteral("-n"),
                   QStringLiteral("-c"),
                   QString::number(plan.clients),
                   QStringLiteral("-j"),
                   QStringLiteral("2"),
                   QStringLiteral("-T"),
                   QString::number(plan.seconds),
                   QStringLiteral("-D"),
                   QStringLiteral("n=0"),
                   QStringLiteral("-D"),
                   QStringLiteral("base=%1").arg(base),
                   QStringLiteral("-D"),
                   QStringLiteral("clients=%1").arg(plan.clients),
                   QStringLiteral("-f"),
                   script.fileName(),
                   database});
    pgbench.waitForFinished(-1);
    const QString output = QString::fromUtf8(pgbench.readAllStandardOutput());
    const auto rate = QRegularExpression(QStringLiteral("tps = ([0-9.]+)")).match(output);
    if (pgbench.exitCode() != 0 || !rate.hasMatch())
        qFatal("pgbench: %s", pgbench.readAllStandardError().constData());
    return rate.captured(1).toDouble();
}

double serviceRate(const QString &database, const Plan &plan, qint64 base)
{
    const WallClock clock;
    const ThreadConnections connections(
        PrivateCluster::shared().settings(database, QStringLiteral("meja_service")));
    PostgresDatabase store(connections);
    Transactions transactions(store, clock);
    CancellationRequests cancellations(transactions, clock);
    std::atomic<qint64> next = base;
    std::atomic<qint64> accepted = 0;
    const auto begin = SteadyClock::now();
    const auto end = begin + std::chrono::seconds(plan.seconds);
    std::vector<std::thread> clients;
    clients.reserve(static_cast<std::size_t>(plan.clients));
    for (int i = 0; i < plan.clients; ++i) {
        clients.emplace_back([&] {
            while (SteadyClock::now() < end) {
                const qint64 id = ++next;
                const auto done = cancellations.request(
                    {OrderId{id}, QStringLiteral("bench"), QStringLiteral("service-%1").arg(id),
                     Actor{QStringLiteral("staff"), QStringLiteral("ani"), QStringLiteral("bench"),
                           QStringLiteral("r")}});
                if (!done)
                    qFatal("order %lld: %s", static_cast<long long>(id), qPrintable(done.error().detail));
                ++accepted;
            }
        });
    }
    for (std::thread &client : clients)
        client.join();
    const std::chrono::duration<double> took = SteadyClock::now() - begin;
    return static_cast<double>(accepted.load()) / took.count();
}

Plan planOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Accepted cancellations per second, compared with the same statements in pgbench"));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("clients"), {}, QStringLiteral("n"), QStringLiteral("16")},
                       {QStringLiteral("seconds"), {}, QStringLiteral("n"), QStringLiteral("10")},
                       {QStringLiteral("rounds"), {}, QStringLiteral("n"), QStringLiteral("2")},
                       {QStringLiteral("orders"), {}, QStringLiteral("n"), QStringLiteral("100000")}});
    parser.process(arguments);
    return {parser.value(QStringLiteral("clients")).toInt(), parser.value(QStringLiteral("seconds")).toInt(),
            parser.value(QStringLiteral("orders")).toLongLong(),
            parser.value(QStringLiteral("rounds")).toInt()};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const Plan plan = planOf(QCoreApplication::arguments());
    const QString database = PrivateCluster::shared().createMigratedDatabase();
    {
        Connection administrator(PrivateCluster::shared().settings(database));
        if (!administrator.open() || !administrator.runScript(paidOrders.arg(plan.orders)))
            qFatal("cannot insert the orders");
    }
    // pgbench and the service alternate. Each run has its own orders.
    const qint64 share = plan.orders / (qint64(2) * plan.rounds);
    double pgbench = 0;
    double service = 0;
    for (int round = 0; round < plan.rounds; ++round) {
        pgbench += pgbenchRate(database, plan, qint64(2) * round * share) / plan.rounds;
        service += serviceRate(database, plan, (qint64(2) * round + 1) * share) / plan.rounds;
    }
    bench::BenchReport(QStringLiteral("pgbench"))
        .figure(QStringLiteral("request cancellation"), pgbench, QStringLiteral("/s"));
    bench::BenchReport(QStringLiteral("meja"))
        .figure(QStringLiteral("request cancellation"), service, QStringLiteral("/s"));
    bench::BenchReport(QStringLiteral("meja"))
        .figure(QStringLiteral("share of pgbench's rate"), 100 * service / pgbench, QStringLiteral("%"));
    return 0;
}
