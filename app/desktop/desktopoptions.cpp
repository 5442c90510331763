#include "desktopoptions.h"

#include <QCommandLineParser>

#include <array>

namespace meja {

namespace {

/// Words that Qt takes for itself once there is a display; until then they need only be known.
void admitQtOptions(QCommandLineParser &parser)
{
    static constexpr std::array names{"platform", "style", "stylesheet", "session", "display", "geometry"};
    for (const char *name : names) {
        QCommandLineOption option(QString::fromLatin1(name), {}, QStringLiteral("value"));
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
}

} // namespace

Result<DesktopOptions> DesktopOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Back office for Indonesian online shops"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("connect"), QStringLiteral("Sign in as PGHOST, PGUSER, … say, without asking.")},
        {QStringLiteral("until-rows"),
         QStringLiteral("Connect, and end when the first rows are painted; for timing the start.")},
        {QStringLiteral("language"), QStringLiteral("id or en."), QStringLiteral("code")},
        {QStringLiteral("theme"), QStringLiteral("light, dark or system."), QStringLiteral("name")},
        {QStringLiteral("render"), QStringLiteral("Draw all pages into PNG files there and end."),
         QStringLiteral("folder")},
    });
    admitQtOptions(parser);
    if (!parser.parse(arguments))
        return failure(ErrorKind::Invalid, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("Unexpected word '%1'.").arg(parser.positionalArguments().first()));
    parser.process(arguments);
    DesktopOptions options;
    options.renderFolder = parser.value(QStringLiteral("render"));
    options.untilRows = parser.isSet(QStringLiteral("until-rows"));
    options.connect =
        parser.isSet(QStringLiteral("connect")) || options.untilRows || !options.renderFolder.isEmpty();
    const QString language = parser.value(QStringLiteral("language"));
    options.language = languageFromCode(language);
    if (!language.isEmpty() && !options.language)
        return failure(ErrorKind::Invalid, QStringLiteral("--language is id or en, not '%1'.").arg(language));
    const QString theme = parser.value(QStringLiteral("theme"));
    options.theme = themeFromName(theme);
    if (!theme.isEmpty() && !options.theme)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("--theme is light, dark or system, not '%1'.").arg(theme));
    return options;
}

} // namespace meja
