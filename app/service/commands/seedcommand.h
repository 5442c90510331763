#pragma once

#include "command.h"
#include "seeder.h"

namespace meja {

class CommandLine;

/// `meja-service seed`: fills an empty database with three years of generated shop data.
class SeedCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;

private:
    static void addOptions(CommandLine &line);
    static Result<SeedOptions> options(CommandLine &line);
    static ExitCode seed(Seeder &seeder);
};

} // namespace meja
