#include "adminroutes.h"
#include "sandboxoptions.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>

using namespace meja;
using namespace meja::sandbox;

namespace {

/// Delay of each automatic step with `--automatic`.
constexpr qint64 automaticSeconds = 20;

int fail(const QString &problem)
{
    QTextStream(stderr) << "meja-sandbox: " << problem << Qt::endl;
    return EXIT_FAILURE;
}

/// Blocks SIGTERM and SIGINT, so that `waitForEnd()` can wait for them. Call it before any thread is created,
/// so that all threads inherit the mask. Also ends the program when its parent ends, even if that is killed.
/// @returns a file descriptor for the signals, or -1.
int endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const pid_t parent = getppid();
    if (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent)
        return -1;
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

void waitForEnd(int signalsFile, bool endsWithInput)
{
    std::array<pollfd, 2> polled{{{signalsFile, POLLIN, 0}, {endsWithInput ? STDIN_FILENO : -1, POLLIN, 0}}};
    while (poll(polled.data(), polled.size(), -1) >= 0 || errno == EINTR) {
        std::array<char, 256> ignored{};
        if (polled[0].revents != 0)
            return;
        if (polled[1].revents != 0 && read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            return;
    }
}

void prepare(SandboxRunner &runner, const SandboxOptions &options)
{
    runner.with([&](SandboxState &state) {
        if (options.usesMachineTime)
            state.context.clock.follow(SandboxRunner::realNow());
        if (options.isAutomatic) {
            state.midtrans.settings().automaticPaySeconds = automaticSeconds;
            state.komerce.settings().automaticStepSeconds = automaticSeconds;
        }
    });
}

QString url(quint16 port)
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port);
}

int serve(const SandboxOptions &options, int signalsFile)
{
    SandboxRunner runner(options.start, options.keys, sendOverHttp);
    prepare(runner, options);
    Ports ports(runner);
    QJsonObject addresses{{QStringLiteral("pid"), qint64(getpid())}};
    qsizetype index = 0;
    for (const Product product : {Product::Midtrans, Product::Delivery, Product::Tracking}) {
        const auto port = ports.open(product, options.ports[index++]);
        if (!port)
            return fail(port.error());
        addresses.insert(word(product), url(*port));
    }
    AdminRoutes admin(runner, ports);
    HttpServer server({.port = options.ports.last()},
                      [&admin](const HttpRequest &request) { return admin.handle(request); });
    const auto port = server.listen();
    if (!port)
        return fail(port.error());
    addresses.insert(QStringLiteral("admin"), url(*port));
    QTextStream(stdout) << QJsonDocument(addresses).toJson(QJsonDocument::Compact) << Qt::endl;
    waitForEnd(signalsFile, options.endsWithInput);
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char *argv[])
{
    const int signalsFile = endingSignals();
    if (signalsFile < 0)
        return EXIT_FAILURE;
    const QCoreApplication application(argc, argv);
    const auto options = SandboxOptions::read(QCoreApplication::arguments());
    return options ? serve(*options, signalsFile) : fail(options.error());
}
