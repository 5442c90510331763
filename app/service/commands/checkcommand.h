#pragma once

#include "command.h"

namespace meja {

/// `meja-service check` checks a live database against the invariants of the domain and lists the rows that
/// break one. Exit codes for monitoring: 0 all invariants hold, 1 one is broken, 2 the check failed.
class CheckCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
