#include "madeuperrands.h"
#include "partnererrands.h"
#include "shop.h"

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
    QTextStream(stdout) << line << Qt::endl;
}

sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

/// Waits until then, or until somebody ends the shop; true in that case.
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
        shop.turn(QDateTime::currentDateTimeUtc());
    } while (!endsBefore(shop.nextDue()));
    print(QStringLiteral("closed; %1 delivered, %2 expired").arg(shop.delivered()).arg(shop.expired()));
    return EXIT_SUCCESS;
}

std::unique_ptr<Errands> errandsFromEnvironment()
{
    if (auto addresses = PartnerAddresses::fromEnvironment())
        return std::make_unique<PartnerErrands>(std::move(*addresses));
    return std::make_unique<MadeUpErrands>();
}

/// The shop must not outlive the demonstration that started it, however that ends.
bool endsWithItsParent()
{
    const sigset_t signals = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const pid_t parent = getppid();
    return prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && getppid() == parent;
}

} // namespace

int main(int argc, char *argv[])
{
    if (!endsWithItsParent())
        return EXIT_FAILURE;
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "A little shop that goes on placing orders through the storefront's functions. Connects as libpq's "
        "variables (PGHOST, PGDATABASE, …) say, as meja_storefront unless PGUSER names another login. "
        "Payments "
        "and parcels go through Midtrans and Komerce when MEJA_MIDTRANS_URL, MEJA_MIDTRANS_SERVER_KEY, "
        "MEJA_KOMERCE_URL and MEJA_KOMERCE_KEY are set; otherwise the shop makes them up."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("orders-per-minute"), QStringLiteral("How many visitors come."), QStringLiteral("n"),
          QStringLiteral("6")},
         {QStringLiteral("seed"), QStringLiteral("Another number brings other visitors."),
          QStringLiteral("s"), QStringLiteral("1")},
         {QStringLiteral("haste"), QStringLiteral("Divides the pauses between a purchase's steps."),
          QStringLiteral("h"), QStringLiteral("1")}});
    parser.process(application);
    bool read[3] = {};
    const double rate = parser.value(QStringLiteral("orders-per-minute")).toDouble(&read[0]);
    const quint32 seed = parser.value(QStringLiteral("seed")).toUInt(&read[1]);
    const double haste = parser.value(QStringLiteral("haste")).toDouble(&read[2]);
    if (!read[0] || !read[1] || !read[2] || rate <= 0 || rate > 6000 || haste <= 0) {
        QTextStream(stderr) << "meja-shop: --orders-per-minute lies between 0 and 6000, --haste above 0, and "
                               "--seed is a whole number"
                            << Qt::endl;
        return 2;
    }
    const QString user = qEnvironmentVariable("PGUSER", QStringLiteral("meja_storefront"));
    const std::unique_ptr<Errands> errands = errandsFromEnvironment();
    Shop shop({.user = user, .applicationName = QStringLiteral("meja-shop")}, *errands, seed, rate, haste,
              print);
    return run(shop);
}
