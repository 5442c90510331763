#pragma once

#include "command.h"

namespace meja {

/// `meja-service serve [--config FILE]`
class ServeCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("serve"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Serve the HTTP APIs and run jobs until SIGTERM or SIGINT");
    }
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
