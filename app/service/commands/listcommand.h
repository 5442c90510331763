#pragma once

#include "command.h"

namespace meja {

/// `meja-service list`: prints the rows of a list, read with the same code as in the desktop.
class ListCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
