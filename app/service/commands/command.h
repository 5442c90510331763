#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace meja {

/// Exit codes of the program, for shells and monitoring.
enum class ExitCode {
    Success = 0,
    Failure = 1,     ///< The command failed; standard error contains the cause and the next step.
    Usage = 2,       ///< The arguments are invalid; nothing was done.
    AuditBroken = 3, ///< The audit log differs from its seals; standard error names the first fault.
    AuditBehind = 4, ///< The audit log is valid, but some rows have been unsealed for too long.

    Violated = 1,  ///< Of `check`: an invariant is broken; standard output lists the rows.
    Unchecked = 2, ///< Of `check`: the check failed.
};

/// One command of `meja-service`: `migrate`, `seed`, `list`, … `main()` runs it.
class Command
{
public:
    Command() = default;
    virtual ~Command();
    Q_DISABLE_COPY_MOVE(Command)

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0;
    /// @param arguments the arguments after the command's name.
    virtual ExitCode run(const QStringList &arguments) = 0;
};

/// All commands except `serve`, in the order of the program's help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

} // namespace meja
