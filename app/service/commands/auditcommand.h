#pragma once

#include "command.h"

namespace meja {

/// `meja-service audit seal` seals the audit log, once or periodically; `audit verify` verifies it against
/// its seals.
class AuditCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
