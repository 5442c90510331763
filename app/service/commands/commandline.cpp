#include "commandline.h"

#include "visibletext.h"

#include <QTextStream>

#include <cstdio>
#include <cstdlib>

namespace meja {

namespace {

void writeLine(FILE *file, const QString &line)
{
    QTextStream(file) << (isTerminal(file) ? visibleLines(line) : line) << Qt::endl;
}

} // namespace

CommandLine::CommandLine(const QString &command, const QString &summary) : m_command(command)
{
    m_parser.setApplicationDescription(summary);
    m_parser.addHelpOption();
    m_parser.addOption({QStringLiteral("database"),
                        QStringLiteral("Connection string of libpq, without a password."),
                        QStringLiteral("conninfo")});
}

Result<> CommandLine::parse(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{QStringLiteral("meja-service ") + m_command} + arguments))
        return failure(ErrorKind::Invalid, m_parser.errorText());
    if (m_parser.isSet(QStringLiteral("help"))) {
        printLine(m_parser.helpText());
        std::exit(EXIT_SUCCESS);
    }
    return {};
}

Result<ConnectionSettings> CommandLine::connectionSettings() const
{
    const QString conninfo = m_parser.value(QStringLiteral("database"));
    if (conninfo.contains(QLatin1String("password")))
        return failure(
            ErrorKind::Invalid,
            QStringLiteral(
                "--database must not contain a password, since every user of this machine can read "
                "the command line; use PGPASSFILE or PGPASSWORD"));
    return ConnectionSettings{.conninfo = conninfo, .applicationName = QStringLiteral("meja-service")};
}

void printLine(const QString &line)
{
    writeLine(stdout, line);
}

void printError(const QString &line)
{
    writeLine(stderr, line);
}

ExitCode commandFailed(const char *command, const Error &error, ExitCode code)
{
    printError(QStringLiteral("meja-service %1: %2").arg(QLatin1String(command), error.detail));
    return code;
}

tl::unexpected<Error> usageError(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence, QStringLiteral("usage"));
}

} // namespace meja
