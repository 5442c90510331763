#pragma once

#include "command.h"
#include "customertokensettings.h"
#include "error.h"
#include "ids.h"

namespace meja {

class CommandLine;

/// `meja-service token --user ID [--expires MINUTES] [--config FILE] [--private-key-file FILE]`: a token as
/// the storefront would make it for that customer, for trying things out. Keys come from where `serve` has
/// them, never from the command line.
class TokenCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;

private:
    /// What is asked for.
    struct Wish
    {
        UserId user;
        int minutes = 0;
    };
    static Result<Wish> wishOn(CommandLine &line);
    static Result<QByteArray> signingKey(CommandLine &line, const CustomerTokenSettings &settings);
};

} // namespace meja
