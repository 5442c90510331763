#include "auditverifycommand.h"

#include "auditverifier.h"
#include "commandline.h"

#include <QFile>

namespace meja {

namespace {

const QString againstOption = QStringLiteral("against");

ExitCode fail(const Error &error, ExitCode code = ExitCode::Failure)
{
    printError(QStringLiteral("meja-service audit verify: %1").arg(error.detail));
    return code;
}

Result<QList<AuditRoot>> keptRoots(const QString &fileName)
{
    if (fileName.isEmpty())
        return QList<AuditRoot>();
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound,
                       QStringLiteral("%1 can't be read: %2").arg(fileName, file.errorString()));
    return AuditRoot::fromLines(file.readAll()).map_error([&](Error error) {
        error.detail = QStringLiteral("%1: %2").arg(fileName, error.detail);
        return error;
    });
}

} // namespace

ExitCode AuditVerifyCommand::run(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("audit verify"),
                     QStringLiteral("Looks whether the audit log still is as it was sealed."));
    line.parser().addOption(
        {againstOption,
         QStringLiteral("Roots that were exported before, one a line: only against these a "
                        "chain made anew, or cut, is found."),
         QStringLiteral("file")});
    if (const auto parsed = line.parse(arguments); !parsed)
        return fail(parsed.error(), ExitCode::Usage);
    const auto settings = line.connectionSettings();
    if (!settings)
        return fail(settings.error(), ExitCode::Usage);
    const auto kept = keptRoots(line.parser().value(againstOption));
    if (!kept)
        return fail(kept.error(), ExitCode::Usage);
    Connection connection(*settings);
    if (const auto opened = connection.open(); !opened)
        return fail(opened.error());
    const auto report = AuditVerifier(connection, *kept).verify();
    return report ? tell(*report) : fail(report.error());
}

ExitCode AuditVerifyCommand::tell(const AuditReport &report)
{
    if (report.fault) {
        printError(QStringLiteral("BROKEN: %1").arg(report.fault->sentence));
        printError(
            QStringLiteral("in order before that: %1 rows, %2 seals").arg(report.entries).arg(report.seals));
        return ExitCode::AuditBroken;
    }
    printLine(QStringLiteral("verified %1 rows under %2 seals").arg(report.entries).arg(report.seals));
    if (report.unsealed > 0)
        printLine(QStringLiteral("not yet sealed: %1 rows, the oldest for %2 s")
                      .arg(report.unsealed)
                      .arg(report.unsealedSeconds));
    if (!report.isBehind())
        return ExitCode::Success;
    printError(QStringLiteral("BEHIND: rows wait too long for their seal; either nothing seals the log, or a "
                              "transaction has been open since"));
    return ExitCode::AuditBehind;
}

} // namespace meja
