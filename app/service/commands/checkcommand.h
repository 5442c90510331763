#pragma once

#include "command.h"

namespace meja {

/// `meja-service check` holds a live database against the invariants of the domain and names the rows that
/// break one. For monitoring: ends with 0 when all is well, 1 when something is broken, 2 when it could not
/// be checked.
class CheckCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
