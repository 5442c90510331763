#include "auditcommand.h"

#include "auditsealcommand.h"
#include "auditverifycommand.h"
#include "commandline.h"

namespace meja {

QString AuditCommand::name() const
{
    return QStringLiteral("audit");
}

QString AuditCommand::summary() const
{
    return QStringLiteral("Seal the audit log, or verify it against its seals");
}

ExitCode AuditCommand::run(const QStringList &arguments)
{
    const QString action = arguments.value(0);
    if (action == QLatin1String("seal"))
        return AuditSealCommand().run(arguments.mid(1));
    if (action == QLatin1String("verify"))
        return AuditVerifyCommand().run(arguments.mid(1));
    const QString help = QStringLiteral("Usage: meja-service audit seal [--export FILE] [--every SECONDS]\n"
                                        "       meja-service audit verify [--against FILE]\n\n"
                                        "Run either command with --help to list its options.");
    if (action == QLatin1String("--help") || action == QLatin1String("-h")) {
        printLine(help);
        return ExitCode::Success;
    }
    printError(help);
    return ExitCode::Usage;
}

} // namespace meja
