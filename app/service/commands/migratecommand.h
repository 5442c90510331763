#pragma once

#include "command.h"

namespace meja {

/// `meja-service migrate`: brings the schema up to what this program was built for, or says with
/// `--check` what that would take.
class MigrateCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
