#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace meja {

/// How a command ends, for shells and monitoring.
enum class ExitCode {
    Success = 0,
    Failure = 1,     ///< It was tried and did not work; standard error says why and what to do.
    Usage = 2,       ///< The call's words are off; nothing was tried.
    AuditBroken = 3, ///< The audit log isn't as it was sealed; standard error names the first fault.
    AuditBehind = 4, ///< It is, but rows wait for their seal far too long.

    Violated = 1,  ///< Of `check`: a rule of the domain is broken; standard output names the rows.
    Unchecked = 2, ///< Of `check`: it could not be found out.
};

/// One thing `meja-service` can do: `migrate`, `seed`, `list`, …
class Command
{
public:
    Command() = default;
    virtual ~Command();
    Q_DISABLE_COPY_MOVE(Command)

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0;
    /// @param arguments what follows the command's name.
    virtual ExitCode run(const QStringList &arguments) = 0;
};

/// Every command of the program, in the order its help lists them.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

} // namespace meja
