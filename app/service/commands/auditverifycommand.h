#pragma once

#include "auditreport.h"
#include "command.h"

namespace meja {

class Connection;

/// `meja-service audit verify [--against FILE]`
class AuditVerifyCommand
{
public:
    ExitCode run(const QStringList &arguments);

private:
    static ExitCode print(const AuditReport &report);
    static void printCause(Connection &connection);
};

} // namespace meja
