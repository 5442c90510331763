#pragma once

#include "command.h"

namespace meja {

/// `meja-service migrate`: applies the missing migrations, or only lists them with `--check`.
class MigrateCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
