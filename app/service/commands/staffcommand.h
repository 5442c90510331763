#pragma once

#include "command.h"
#include "error.h"

namespace meja {

class CommandLine;
class StaffAccounts;

/// `meja-service staff add|disable|role|list`: manages the accounts of the desktop's users.
class StaffCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;

private:
    static Result<> add(StaffAccounts &accounts, CommandLine &line, const QString &login);
    static Result<> disable(StaffAccounts &accounts, const QString &login);
    static Result<> changeRole(StaffAccounts &accounts, CommandLine &line, const QString &login);
    static Result<> list(StaffAccounts &accounts);
    static Result<> dispatch(StaffAccounts &accounts, CommandLine &line);
};

} // namespace meja
