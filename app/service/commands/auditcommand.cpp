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
    return QStringLiteral("Seal the audit log, or verify that it is as it was sealed");
}

ExitCode AuditCommand::run(const QStringList &arguments)
{
    const QString wanted = arguments.value(0);
    if (wanted == QLatin1String("seal"))
        return AuditSealCommand().run(arguments.mid(1));
    if (wanted == QLatin1String("verify"))
        return AuditVerifyCommand().run(arguments.mid(1));
    const QString help = QStringLiteral("Usage: meja-service audit seal [--export FILE] [--every SECONDS]\n"
                                        "       meja-service audit verify [--against FILE]\n\n"
                                        "Each lists its options with --help.");
    if (wanted == QLatin1String("--help") || wanted == QLatin1String("-h")) {
        printLine(help);
        return ExitCode::Success;
    }
    printError(help);
    return ExitCode::Usage;
}

} // namespace meja
