#include "tokencommand.h"

#include "commandline.h"
#include "customertokens.h"
#include "settingsreader.h"
#include "systemclock.h"

#include <QFile>

namespace meja {

namespace {

constexpr int usualMinutes = 60;
constexpr int mostMinutes = 60 * 24 * 365;

ExitCode fail(const QString &sentence, ExitCode code)
{
    printError(QStringLiteral("meja-service token: %1").arg(sentence));
    return code;
}

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("user"), QStringLiteral("Whose token: the customer's id."), QStringLiteral("id")},
        {QStringLiteral("expires"), QStringLiteral("For how many minutes it is good; 60 if nobody says."),
         QStringLiteral("minutes"), QString::number(usualMinutes)},
        {QStringLiteral("config"), QStringLiteral("The file of `serve`."), QStringLiteral("file")},
        {QStringLiteral("private-key-file"),
         QStringLiteral("RS256: a file with the private key in PEM, which `serve` doesn't have."),
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
    return QStringLiteral("Makes a customer's token, for trying the customers' interface out");
}

ExitCode TokenCommand::run(const QStringList &arguments)
{
    CommandLine line(name(), summary());
    addOptions(line.parser());
    const auto wish = line.parse(arguments).and_then([&] { return wishOn(line); });
    if (!wish)
        return fail(wish.error().detail, ExitCode::Usage);
    const auto settings =
        SettingsReader(QProcessEnvironment::systemEnvironment())
            .read(line.parser().value(QStringLiteral("config")), QLatin1String("customer_token_"));
    if (!settings)
        return fail(settings.error().join(u'\n'), ExitCode::Usage);
    const CustomerTokenSettings &how = settings->customerTokens;
    const Instant end = SystemClock().now() + std::chrono::minutes(wish->minutes);
    const auto token = signingKey(line, how).and_then(
        [&](const QByteArray &key) { return signCustomerToken(how, key, wish->user, end); });
    if (!token)
        return fail(token.error().detail, ExitCode::Failure);
    printLine(QString::fromLatin1(*token));
    return ExitCode::Success;
}

Result<TokenCommand::Wish> TokenCommand::wishOn(CommandLine &line)
{
    bool isId = false;
    bool isNumber = false;
    const qint64 user = line.parser().value(QStringLiteral("user")).toLongLong(&isId);
    const int minutes = line.parser().value(QStringLiteral("expires")).toInt(&isNumber);
    if (!isId || user < 1)
        return failure(ErrorKind::Invalid, QStringLiteral("--user must be a customer's id"));
    if (!isNumber || minutes < 1 || minutes > mostMinutes)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("--expires must be a number of minutes, a year's at most"));
    if (!line.parser().positionalArguments().isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("only options are expected"));
    return Wish{UserId{user}, minutes};
}

Result<QByteArray> TokenCommand::signingKey(CommandLine &line, const CustomerTokenSettings &settings)
{
    if (settings.algorithm == TokenAlgorithm::Hs256) {
        if (settings.isOn())
            return settings.keys.constFirst();
        return failure(ErrorKind::Invalid,
                       QStringLiteral("customer_token_key is missing: set MEJA_CUSTOMER_TOKEN_KEY, "
                                      "or MEJA_CUSTOMER_TOKEN_KEY_FILE to a file with it"));
    }
    QFile file(line.parser().value(QStringLiteral("private-key-file")));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the private key can't be read from the file of --private-key-file: %1")
                           .arg(file.errorString()));
    return file.readAll();
}

} // namespace meja
