#include "verifiedserver.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace meja {

namespace {

const QString verifyFull = QStringLiteral("verify-full");

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;
using Values = QHash<QByteArray, QString>;

Values valuesOf(const Options &options)
{
    Values values;
    for (const PQconninfoOption *each = options.get(); each && each->keyword; ++each) {
        if (each->val)
            values.insert(each->keyword, QString::fromUtf8(each->val));
    }
    return values;
}

Result<Values> parse(const QString &conninfo)
{
    char *message = nullptr;
    const Options options(PQconninfoParse(conninfo.toUtf8().constData(), &message), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(message, &PQfreemem);
    if (!options)
        return failure(ErrorKind::Invalid, QString::fromUtf8(message).trimmed());
    return valuesOf(options);
}

/// Compares complete loopback addresses: a host name such as 127.0.0.1.example.com is remote.
bool isThisComputer(const QString &host)
{
    static const QRegularExpression loopback(QStringLiteral("^(127(\\.[0-9]{1,3}){3}|::1|localhost)$"));
    return host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@') || host.contains(loopback);
}

/// The hosts that libpq may connect to. The environment and its service count only for a missing setting.
QStringList hostsOf(const ConnectionSettings &settings, const Values &given, const Values &defaults)
{
    QString hosts = settings.host + u',' + given.value("host");
    if (settings.host.isEmpty() && !given.contains("host"))
        hosts += defaults.value("host");
    const QString addresses =
        given.contains("hostaddr") ? given.value("hostaddr") : defaults.value("hostaddr");
    return (hosts + u',' + addresses).split(u',', Qt::SkipEmptyParts);
}

/// Only libpq reads the hosts of a service in a connection string.
QString firstRemoteHost(const QStringList &hosts, const Values &given)
{
    if (given.contains("service"))
        return QStringLiteral("of the service ") + given.value("service");
    const auto remote = std::find_if_not(hosts.cbegin(), hosts.cend(),
                                         [](const QString &host) { return isThisComputer(host.trimmed()); });
    return remote == hosts.cend() ? QString() : *remote;
}

/// libpq's own default is `prefer`, which cannot be told from a missing setting there.
QString requestedMode(const ConnectionSettings &settings, const Values &given, const Values &defaults)
{
    if (given.contains("sslmode"))
        return given.value("sslmode");
    const QString byDefault = defaults.value("sslmode");
    if (settings.sslMode.isEmpty() && byDefault != QLatin1String("prefer"))
        return byDefault;
    return settings.sslMode;
}

/// The system's certificates, unless the user has chosen others.
QString rootCertificates(const Values &given)
{
    const QString system = QStringLiteral("/etc/ssl/certs/ca-certificates.crt");
    const bool isChosen = given.contains("sslrootcert") || qEnvironmentVariableIsSet("PGSSLROOTCERT") ||
                          QFile::exists(QDir::homePath() + QStringLiteral("/.postgresql/root.crt"));
    return isChosen || !QFile::exists(system) ? QString() : QStringLiteral(" sslrootcert=%1").arg(system);
}

struct Target
{
    QString remoteHost;    ///< Empty when the server runs on this computer.
    QString requestedMode; ///< Empty when no `sslmode` was requested.
    Values given;
};

Result<Target> targetOf(const ConnectionSettings &settings)
{
    return parse(settings.conninfo).map([&](const Values &given) {
        const Values defaults = valuesOf(Options(PQconndefaults(), &PQconninfoFree));
        return Target{firstRemoteHost(hostsOf(settings, given, defaults), given),
                      requestedMode(settings, given, defaults), given};
    });
}

} // namespace

Result<ConnectionSettings> verifiedServer(const ConnectionSettings &settings)
{
    const auto target = targetOf(settings);
    if (!target)
        return tl::unexpected(target.error());
    if (target->remoteHost.isEmpty())
        return settings;
    if (!target->requestedMode.isEmpty() && target->requestedMode != verifyFull)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("the server %1 is another computer, so sslmode must be verify-full, not "
                           "%2; remove sslmode and PGSSLMODE, or connect to localhost through an "
                           "SSH tunnel")
                .arg(target->remoteHost, target->requestedMode),
            weakEncryption);
    ConnectionSettings verified = settings;
    verified.sslMode = verifyFull;
    // Appended as well, because in a connection string the last value applies.
    verified.conninfo =
        (settings.conninfo + rootCertificates(target->given) + QStringLiteral(" sslmode=") + verifyFull)
            .trimmed();
    return verified;
}

QString verificationHint(const ConnectionSettings &settings)
{
    const auto target = targetOf(settings);
    if (!target || target->remoteHost.isEmpty())
        return {};
    return QStringLiteral(
               "; the server %1 is another computer, so it must use TLS with a certificate for this "
               "host name from an authority in PGSSLROOTCERT or /etc/ssl/certs")
        .arg(target->remoteHost);
}

} // namespace meja
