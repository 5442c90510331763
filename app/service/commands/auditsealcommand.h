#pragma once

#include "command.h"
#include "connectionsettings.h"
#include "error.h"

namespace meja {

/// `meja-service audit seal [--export FILE] [--every SECONDS]`
class AuditSealCommand
{
public:
    ExitCode run(const QStringList &arguments);

private:
    [[nodiscard]] Result<> sealOnce() const;
    [[nodiscard]] ExitCode sealUntilStopped(int seconds) const;

    ConnectionSettings m_settings;
    QString m_exportFile; ///< Empty: no export; the root is only printed.
};

} // namespace meja
