#pragma once

#include "command.h"
#include "customertokensettings.h"
#include "error.h"
#include "ids.h"

namespace meja {

class CommandLine;

/// `meja-service token --user ID [--expires MINUTES] [--config FILE] [--private-key-file FILE]`: creates a
/// customer's token as the storefront would, to try out the customer API. The keys come from the settings of
/// `serve`, never from the command line.
class TokenCommand : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    ExitCode run(const QStringList &arguments) override;

private:
    struct TokenRequest
    {
        UserId user;
        int minutes = 0; ///< Until the token expires.
    };
    static Result<TokenRequest> readRequest(CommandLine &line);
    static Result<QByteArray> signingKey(CommandLine &line, const CustomerTokenSettings &settings);
};

} // namespace meja
