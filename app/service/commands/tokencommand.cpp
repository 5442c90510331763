#include "tokencommand.h"

#include "commandline.h"
#include "customertokens.h"
#include "secretfile.h"
#include "settingsreader.h"
#include "systemclock.h"

namespace meja {

namespace {

constexpr int defaultMinutes = 60;
constexpr int maxMinutes = 60 * 24 * 365;

ExitCode tokenFailed(const QString &sentence, ExitCode code)
{
    printError(QStringLiteral("meja-service token: %1").arg(sentence));
    return code;
}

void addTokenOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("user"), QStringLiteral("The customer's id."), QStringLiteral("id")},
        {QStringLiteral("expires"), QStringLiteral("Minutes until the token expires; default 60."),
         QStringLiteral("minutes"), QString::number(defaultMinutes)},
        {QStringLiteral("config"), QStringLiteral("The configuration file of `serve`."),
         QStringLiteral("file")},
        {QStringLiteral("private-key-file"),
         QStringLiteral("For RS256: a file with the private key in PEM; `serve` has only the public key."),
         QStringLiteral("file")},
    });
}

} // namespace

QString TokenCommand::name() const
{
    return QStringLiteral("token");
}

QString TokenCommand::summary() const
{
    return QStringLiteral("Create a customer's token to try out the customer API");
}

ExitCode TokenCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    addTokenOptions(line.parser());
    const auto request = line.parse(arguments).and_then([&] { return readRequest(line); });
    if (!request)
        return tokenFailed(request.error().detail, ExitCode::Usage);
    const auto settings =
        SettingsReader(QProcessEnvironment::systemEnvironment())
            .read(line.parser().value(QStringLiteral("config")), QLatin1String("customer_token_"));
    if (!settings)
        return tokenFailed(settings.error().join(u'\n'), ExitCode::Usage);
    const CustomerTokenSettings &tokenSettings = settings->customerTokens;
    const Instant expiresAt = SystemClock().now() + std::chrono::minutes(request->minutes);
    const auto token = signingKey(line, tokenSettings).and_then([&](const QByteArray &key) {
        return signCustomerToken(tokenSettings, key, request->user, expiresAt);
    });
    if (!token)
        return tokenFailed(token.error().detail, ExitCode::Failure);
    printLine(QString::fromLatin1(*token));
    return ExitCode::Success;
}

Result<TokenCommand::TokenRequest> TokenCommand::readRequest(CommandLine &line)
{
    bool isId = false;
    bool isNumber = false;
    const qint64 user = line.parser().value(QStringLiteral("user")).toLongLong(&isId);
    const int minutes = line.parser().value(QStringLiteral("expires")).toInt(&isNumber);
    if (!isId || user < 1)
        return failure(ErrorKind::Invalid, QStringLiteral("--user must be a customer's id"));
    if (!isNumber || minutes < 1 || minutes > maxMinutes)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("--expires must be a number of minutes from 1 to %1 (one year)").arg(maxMinutes));
    if (!line.parser().positionalArguments().isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("unexpected argument; only options are allowed"));
    return TokenRequest{UserId{user}, minutes};
}

Result<QByteArray> TokenCommand::signingKey(CommandLine &line, const CustomerTokenSettings &settings)
{
    if (settings.algorithm == TokenAlgorithm::Hs256) {
        if (settings.isOn())
            return settings.keys.constFirst();
        return failure(ErrorKind::Invalid,
                       QStringLiteral("customer_token_key is missing: set MEJA_CUSTOMER_TOKEN_KEY, or set "
                                      "MEJA_CUSTOMER_TOKEN_KEY_FILE to the name of a file that contains it"));
    }
    const QString file = line.parser().value(QStringLiteral("private-key-file"));
    if (file.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("--private-key-file is missing: RS256 needs it"));
    return readSecretFile(file, QStringLiteral("the private key"));
}

} // namespace meja
