#pragma once

#include "command.h"
#include "connectionsettings.h"
#include "error.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace meja {

/// Parses the arguments of one command. All commands have `--help` and `--database`. Without `--database`,
/// libpq's environment variables (`PGHOST`, `PGUSER`, `PGPASSFILE`, …) apply.
class CommandLine
{
public:
    CommandLine(const QString &command, const QString &summary);

    QCommandLineParser &parser() { return m_parser; }

    /// `Invalid` with a message for the user when the arguments are invalid. For `--help` prints the help and
    /// exits the program.
    Result<> parse(const QStringList &arguments);

    /// `Invalid` when the connection string contains a password, since all users of the machine can read
    /// command lines.
    [[nodiscard]] Result<ConnectionSettings> connectionSettings() const;

private:
    QString m_command;
    QCommandLineParser m_parser;
};

/// Write a line to standard output or standard error, in UTF-8. On a terminal, control characters of data are
/// written as escapes (`visibleLines()`). Pass a value from the database through `visibleText()` when others
/// follow on its line.
void printLine(const QString &line);
void printError(const QString &line);

/// Prints `meja-service <command>: <detail>` to standard error and returns `code`.
ExitCode commandFailed(const char *command, const Error &error, ExitCode code = ExitCode::Failure);

/// `Invalid` with the code `usage`: the arguments are invalid, and nothing was done.
[[nodiscard]] tl::unexpected<Error> usageError(const QString &sentence);

} // namespace meja
