#include "command.h"

namespace meja {

Command::~Command() = default;

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    return commands;
}

} // namespace meja
