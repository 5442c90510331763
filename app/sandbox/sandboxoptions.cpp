#include "sandboxoptions.h"

#include <QCommandLineParser>
#include <QFile>

namespace meja::sandbox {

namespace {

const QString defaultStart = QStringLiteral("2026-03-02T10:00:00+07:00");

QString keyFrom(const char *name)
{
    const QString direct = qEnvironmentVariable(name);
    if (!direct.isEmpty())
        return direct;
    QFile file(qEnvironmentVariable(QByteArray(name) + "_FILE"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

/// Parses four port numbers separated by commas.
bool readPorts(const QString &text, QList<quint16> &ports)
{
    const QStringList parts = text.split(u',');
    bool isNumber = parts.size() == ports.size();
    for (qsizetype index = 0; isNumber && index < ports.size(); ++index)
        ports[index] = parts[index].toUShort(&isNumber);
    return isNumber;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Emulates Midtrans and RajaOngkir/Komerce on loopback "
                                                    "ports; see docs/sandbox.md. Set the API keys in "
                                                    "MEJA_SANDBOX_MIDTRANS_KEY, MEJA_SANDBOX_DELIVERY_KEY "
                                                    "and MEJA_SANDBOX_TRACKING_KEY, or in files named in the "
                                                    "same variables with the suffix _FILE."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("seed"),
          QStringLiteral("Seed of ids and delays. Without it the ids differ from those of every other run."),
          QStringLiteral("s"), QStringLiteral("1")},
         {QStringLiteral("start"), QStringLiteral("Initial time of the clock (RFC 3339)."),
          QStringLiteral("time"), defaultStart},
         {QStringLiteral("wall"), QStringLiteral("Use the machine's time.")},
         {QStringLiteral("automatic"),
          QStringLiteral("Pay payments and move parcels automatically; implies --wall.")},
         {QStringLiteral("until-stdin-closes"), QStringLiteral("End when standard input is closed.")},
         {QStringLiteral("ports"),
          QStringLiteral("Ports of Midtrans, Delivery, tracking and admin; 0: any free port."),
          QStringLiteral("m,d,t,a"), QStringLiteral("0,0,0,0")}});
}

} // namespace

tl::expected<SandboxOptions, QString> SandboxOptions::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    parser.process(arguments);
    SandboxOptions options;
    options.keys = {.midtrans = {.serverKey = keyFrom("MEJA_SANDBOX_MIDTRANS_KEY")},
                    .delivery = keyFrom("MEJA_SANDBOX_DELIVERY_KEY"),
                    .tracking = keyFrom("MEJA_SANDBOX_TRACKING_KEY")};
    if (options.keys.midtrans.serverKey.isEmpty() || options.keys.delivery.isEmpty() ||
        options.keys.tracking.isEmpty())
        return tl::unexpected(QStringLiteral("an API key is missing in the environment; see --help"));
    bool isSeed = false;
    const std::optional<Moment> start = fromRfc3339(parser.value(QStringLiteral("start")));
    options.start = {start.value_or(0), parser.value(QStringLiteral("seed")).toULongLong(&isSeed),
                     parser.isSet(QStringLiteral("seed"))};
    if (!start || !isSeed || !readPorts(parser.value(QStringLiteral("ports")), options.ports))
        return tl::unexpected(QStringLiteral("--start, --seed or --ports has an invalid value; see --help"));
    options.isAutomatic = parser.isSet(QStringLiteral("automatic"));
    options.usesMachineTime = options.isAutomatic || parser.isSet(QStringLiteral("wall"));
    options.endsWithInput = parser.isSet(QStringLiteral("until-stdin-closes"));
    return options;
}

} // namespace meja::sandbox
