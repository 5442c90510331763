#pragma once

#include "command.h"

namespace meja {

/// `meja-service audit seal` seals the audit log, once or every so often; `audit verify` looks whether
/// it still is as it was sealed.
class AuditCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;
};

} // namespace meja
