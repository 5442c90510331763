#pragma once

#include "connectionsettings.h"
#include "error.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace meja {

/// The words of one command's call, with what all commands share: `--help`, and `--database` for
/// those that speak to PostgreSQL. Without `--database`, libpq's usual variables (`PGHOST`, `PGUSER`,
/// `PGPASSFILE`, …) decide.
class CommandLine
{
public:
    CommandLine(const QString &command, const QString &summary);

    QCommandLineParser &parser() { return m_parser; }

    /// `Invalid` with a sentence for the user when the words are off. Prints the help and ends the
    /// program when asked to.
    Result<> parse(const QStringList &arguments);

    /// `Invalid` when the connection string bears a password: command lines are readable by all users
    /// of a machine.
    [[nodiscard]] Result<ConnectionSettings> connectionSettings() const;

private:
    QString m_command;
    QCommandLineParser m_parser;
};

/// Lines to the terminal, in UTF-8.
void printLine(const QString &line);
void printError(const QString &line);

} // namespace meja
