#include "partnerfulfilment.h"
#include "shop.h"
#include "simulatedfulfilment.h"
#include "visibletext.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <memory>

using namespace meja;

namespace {

void print(const QString &line)
{
    QTextStream(stdout) << (isTerminal(stdout) ? visibleLines(line) : line) << Qt::endl;
}

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

/// Waits until `then`. @returns true if a signal to end the program arrived before that.
bool endsBefore(const QDateTime &then)
{
    const sigset_t signals = endingSignals();
    const qint64 pause = std::clamp<qint64>(QDateTime::currentDateTimeUtc().msecsTo(then), 0, 60'000);
    const timespec limit{pause / 1000, pause % 1000 * 1'000'000};
    return sigtimedwait(&signals, nullptr, &limit) > 0;
}

int run(Shop &shop)
{
    do {
        shop.runDueSteps(QDateTime::currentDateTimeUtc());
    } while (!endsBefore(shop.nextDue()));
    print(QStringLiteral("stopped; %1 delivered, %2 expired").arg(shop.delivered()).arg(shop.expired()));
    return EXIT_SUCCESS;
}

std::unique_ptr<Fulfilment> fulfilmentFromEnvironment()
{
    if (auto addresses = PartnerAddresses::fromEnvironment())
        return std::make_unique<PartnerFulfilment>(std::move(*addresses));
    return std::make_unique<SimulatedFulfilment>();
}

/// Ends the shop when the demonstration that started it ends, even if the demonstration is killed.
bool endWithParent()
{
    const sigset_t signals = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const pid_t parent = getppid();
    return prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && getppid() == parent;
}

} // namespace

int main(int argc, char *argv[])
{
    if (!endWithParent())
        return EXIT_FAILURE;
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "A simulated shop that keeps placing orders through the storefront's database functions. It "
        "connects with libpq's environment variables (PGHOST, PGDATABASE, …), as meja_storefront unless "
        "PGUSER is set. Payments and parcels use Midtrans and Komerce if MEJA_MIDTRANS_URL, "
        "MEJA_MIDTRANS_SERVER_KEY, MEJA_KOMERCE_URL and MEJA_KOMERCE_KEY are set; otherwise they are "
        "simulated."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("orders-per-minute"), QStringLiteral("Number of new customers per minute."),
          QStringLiteral("n"), QStringLiteral("6")},
         {QStringLiteral("seed"), QStringLiteral("Seed of the random customers."), QStringLiteral("s"),
          QStringLiteral("1")},
         {QStringLiteral("haste"), QStringLiteral("Divides the delays between the steps of a purchase."),
          QStringLiteral("h"), QStringLiteral("1")}});
    parser.process(application);
    bool isValid[3] = {};
    const double rate = parser.value(QStringLiteral("orders-per-minute")).toDouble(&isValid[0]);
    const quint32 seed = parser.value(QStringLiteral("seed")).toUInt(&isValid[1]);
    const double speed = parser.value(QStringLiteral("haste")).toDouble(&isValid[2]);
    if (!isValid[0] || !isValid[1] || !isValid[2] || rate <= 0 || rate > 6000 || speed <= 0) {
        QTextStream(stderr)
            << "meja-shop: --orders-per-minute must be above 0 and at most 6000, --haste above 0, "
               "and --seed a whole number"
            << Qt::endl;
        return 2;
    }
    const QString user = qEnvironmentVariable("PGUSER", QStringLiteral("meja_storefront"));
    const std::unique_ptr<Fulfilment> fulfilment = fulfilmentFromEnvironment();
    Shop shop({.user = user, .applicationName = QStringLiteral("meja-shop")}, *fulfilment, seed, rate, speed,
              print);
    return run(shop);
}
