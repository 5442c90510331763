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
        return QStringLiteral("answers HTTP and works on jobs until told to stop");
    }
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
