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

constexpr qint64 AutomaticSeconds = 20;

int complain(const QString &problem)
{
    QTextStream(stderr) << "meja-sandbox: " << problem << Qt::endl;
    return EXIT_FAILURE;
}

/// Before any thread exists, so that all of them leave these signals to `waitForTheEnd()`. It must not
/// outlive whoever started it, however that ends.
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

void waitForTheEnd(int signalsFile, bool endsWithItsInput)
{
    std::array<pollfd, 2> waiting{
        {{signalsFile, POLLIN, 0}, {endsWithItsInput ? STDIN_FILENO : -1, POLLIN, 0}}};
    while (poll(waiting.data(), waiting.size(), -1) >= 0 || errno == EINTR) {
        std::array<char, 256> ignored{};
        if (waiting[0].revents != 0)
            return;
        if (waiting[1].revents != 0 && read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            return;
    }
}

void prepare(Stage &stage, const SandboxOptions &options)
{
    stage.with([&](World &world) {
        if (options.followsTheClock)
            world.surroundings.clock.follow(Stage::realNow());
        if (options.isAutomatic) {
            world.midtrans.settings().automaticPaySeconds = AutomaticSeconds;
            world.komerce.settings().automaticStepSeconds = AutomaticSeconds;
        }
    });
}

QString url(quint16 port)
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port);
}

int serve(const SandboxOptions &options, int signalsFile)
{
    Stage stage(options.beginning, options.keys, carryOverHttp);
    prepare(stage, options);
    Ports ports(stage);
    QJsonObject said{{QStringLiteral("pid"), qint64(getpid())}};
    qsizetype index = 0;
    for (const Product product : {Product::Midtrans, Product::Delivery, Product::Tracking}) {
        const auto port = ports.open(product, options.ports[index++]);
        if (!port)
            return complain(port.error());
        said.insert(word(product), url(*port));
    }
    AdminRoutes admin(stage, ports);
    HttpServer server({.port = options.ports.last()},
                      [&admin](const HttpRequest &request) { return admin.answer(request); });
    const auto port = server.listen();
    if (!port)
        return complain(port.error());
    said.insert(QStringLiteral("admin"), url(*port));
    QTextStream(stdout) << QJsonDocument(said).toJson(QJsonDocument::Compact) << Qt::endl;
    waitForTheEnd(signalsFile, options.endsWithItsInput);
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
    return options ? serve(*options, signalsFile) : complain(options.error());
}
