#include "auditsealcommand.h"

#include "auditseals.h"
#include "commandline.h"
#include "stopsignal.h"

#include <QSaveFile>

namespace meja {

namespace {

const QString exportOption = QStringLiteral("export");
const QString everyOption = QStringLiteral("every");
constexpr int maxInterval = 24 * 60 * 60; ///< Seconds.

/// Replaces the file atomically: another program that reads it gets the old root or the new one.
Result<> writeRoot(const AuditRoot &root, const QString &fileName)
{
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.write(root.toLine() + '\n') > 0 && file.commit())
        return {};
    return failure(ErrorKind::Unavailable,
                   QStringLiteral("cannot write the root to %1: %2").arg(fileName, file.errorString()));
}

/// Seconds between two runs; 0 when the option is missing.
Result<int> interval(const QCommandLineParser &parser)
{
    if (!parser.isSet(everyOption))
        return 0;
    const int seconds = parser.value(everyOption).toInt();
    if (seconds >= 1 && seconds <= maxInterval)
        return seconds;
    return failure(ErrorKind::Invalid,
                   QStringLiteral("--every must be a whole number of seconds from 1 to %1").arg(maxInterval));
}

} // namespace

ExitCode AuditSealCommand::run(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("audit seal"),
                     QStringLiteral("Seals all audit entries whose transaction has ended."));
    line.parser().addOption(
        {exportOption, QStringLiteral("Write the newest root to this file; keep a copy on another machine."),
         QStringLiteral("file")});
    line.parser().addOption({everyOption, QStringLiteral("Repeat at this interval until SIGTERM or SIGINT."),
                             QStringLiteral("seconds")});
    if (const auto parsed = line.parse(arguments); !parsed)
        return commandFailed("audit seal", parsed.error(), ExitCode::Usage);
    const auto settings = line.connectionSettings();
    if (!settings)
        return commandFailed("audit seal", settings.error(), ExitCode::Usage);
    const auto seconds = interval(line.parser());
    if (!seconds)
        return commandFailed("audit seal", seconds.error(), ExitCode::Usage);
    m_settings = *settings;
    m_exportFile = line.parser().value(exportOption);
    if (*seconds > 0)
        return sealUntilStopped(*seconds);
    const auto sealed = sealOnce();
    return sealed ? ExitCode::Success : commandFailed("audit seal", sealed.error());
}

Result<> AuditSealCommand::sealOnce() const
{
    Connection connection(m_settings);
    if (const auto opened = connection.open(); !opened)
        return opened;
    AuditSeals seals(connection);
    const auto sealed = seals.sealAll();
    if (!sealed)
        return tl::unexpected(sealed.error());
    const auto root = seals.newestRoot();
    if (!root)
        return tl::unexpected(root.error());
    if (*sealed > 0)
        printLine(QStringLiteral("sealed %1 rows; seal %2, root %3")
                      .arg(QString::number(*sealed), QString::number(root->number),
                           QString::fromLatin1(root->root)));
    if (const auto open = seals.oldestTransaction(); open && *open && (*open)->delaysSealing())
        printError(QStringLiteral("meja-service audit seal: %1").arg((*open)->sentence()));
    return m_exportFile.isEmpty() ? Result<>() : writeRoot(*root, m_exportFile);
}

ExitCode AuditSealCommand::sealUntilStopped(int seconds) const
{
    const StopSignal stop;
    do {
        // Continue after a failure, such as a server restart: each run opens a new connection.
        if (const auto sealed = sealOnce(); !sealed)
            (void)commandFailed("audit seal", sealed.error());
    } while (!stop.waitFor(seconds));
    return ExitCode::Success;
}

} // namespace meja
