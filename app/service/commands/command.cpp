#include "command.h"

#include "auditcommand.h"
#include "checkcommand.h"
#include "listcommand.h"
#include "migratecommand.h"
#include "seedcommand.h"
#include "staffcommand.h"
#include "tokencommand.h"

namespace meja {

Command::~Command() = default;

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<MigrateCommand>());
    commands.push_back(std::make_unique<StaffCommand>());
    commands.push_back(std::make_unique<AuditCommand>());
    commands.push_back(std::make_unique<CheckCommand>());
    commands.push_back(std::make_unique<SeedCommand>());
    commands.push_back(std::make_unique<ListCommand>());
    commands.push_back(std::make_unique<TokenCommand>());
    return commands;
}

} // namespace meja
