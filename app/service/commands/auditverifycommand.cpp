#include "auditverifycommand.h"

#include "auditseals.h"
#include "auditverifier.h"
#include "commandline.h"

#include <QFile>

namespace meja {

namespace {

const QString againstOption = QStringLiteral("against");

Result<QList<AuditRoot>> exportedRoots(const QString &fileName)
{
    if (fileName.isEmpty())
        return QList<AuditRoot>();
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound,
                       QStringLiteral("cannot read %1: %2").arg(fileName, file.errorString()));
    return AuditRoot::fromLines(file.readAll()).map_error([&](Error error) {
        error.detail = QStringLiteral("%1: %2").arg(fileName, error.detail);
        return error;
    });
}

} // namespace

ExitCode AuditVerifyCommand::run(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("audit verify"),
                     QStringLiteral("Verifies the audit log against its seals."));
    line.parser().addOption(
        {againstOption,
         QStringLiteral("A file with exported roots, one per line. Without it, a chain that was rebuilt or "
                        "cut off as a whole is not detected."),
         QStringLiteral("file")});
    if (const auto parsed = line.parse(arguments); !parsed)
        return commandFailed("audit verify", parsed.error(), ExitCode::Usage);
    const auto settings = line.connectionSettings();
    if (!settings)
        return commandFailed("audit verify", settings.error(), ExitCode::Usage);
    const auto exported = exportedRoots(line.parser().value(againstOption));
    if (!exported)
        return commandFailed("audit verify", exported.error(), ExitCode::Usage);
    Connection connection(*settings);
    if (const auto opened = connection.open(); !opened)
        return commandFailed("audit verify", opened.error());
    const auto report = AuditVerifier(connection, *exported).verify();
    if (!report)
        return commandFailed("audit verify", report.error());
    const ExitCode code = print(*report);
    if (code == ExitCode::AuditBehind)
        printCause(connection);
    return code;
}

ExitCode AuditVerifyCommand::print(const AuditReport &report)
{
    if (report.fault) {
        printError(QStringLiteral("BROKEN: %1").arg(report.fault->sentence));
        printError(
            QStringLiteral("valid before that: %1 rows, %2 seals").arg(report.entries).arg(report.seals));
        return ExitCode::AuditBroken;
    }
    printLine(QStringLiteral("verified %1 rows under %2 seals").arg(report.entries).arg(report.seals));
    if (report.unsealed > 0)
        printLine(QStringLiteral("not yet sealed: %1 rows, the oldest is %2 s old")
                      .arg(report.unsealed)
                      .arg(report.unsealedSeconds));
    if (!report.isBehind())
        return ExitCode::Success;
    printError(QStringLiteral(
        "BEHIND: some rows have been unsealed for too long. Check that `audit seal` runs every minute "
        "and that no old transaction is open"));
    return ExitCode::AuditBehind;
}

/// Prints nothing for a login that may not see other connections.
void AuditVerifyCommand::printCause(Connection &connection)
{
    if (const auto open = AuditSeals(connection).oldestTransaction();
        open && *open && (*open)->delaysSealing())
        printError((*open)->sentence());
}

} // namespace meja
