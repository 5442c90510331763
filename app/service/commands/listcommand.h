#pragma once

#include "command.h"

namespace meja {

/// `meja-service list`: what the desktop's lists read, by the same way, without a window.
class ListCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
