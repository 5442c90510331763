#include "desktopoptions.h"

#include <QCommandLineParser>

#include <array>

namespace meja {

namespace {

/// Options that QApplication handles later. The parser must accept them here.
void addQtOptions(QCommandLineParser &parser)
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
        {QStringLiteral("connect"), QStringLiteral("Sign in with PGHOST, PGUSER, … without a dialog.")},
        {QStringLiteral("until-rows"),
         QStringLiteral("Connect and exit when the first rows are painted, to measure the start-up time.")},
        {QStringLiteral("language"), QStringLiteral("Language: id or en."), QStringLiteral("code")},
        {QStringLiteral("theme"), QStringLiteral("Appearance: light, dark or system."),
         QStringLiteral("name")},
        {QStringLiteral("render"),
         QStringLiteral("Save screenshots of all pages as PNG files in this folder and exit."),
         QStringLiteral("folder")},
    });
    parser.addPositionalArgument(
        QStringLiteral("link"),
        QStringLiteral(
            "Open the page of this link, for example meja://orders/MJ4K7Q2X, in the running program."),
        QStringLiteral("[link]"));
    addQtOptions(parser);
    if (!parser.parse(arguments))
        return failure(ErrorKind::Invalid, parser.errorText());
    const QStringList links = parser.positionalArguments();
    for (const QString &link : links) {
        const bool isLink = link.startsWith(QLatin1String("meja:"), Qt::CaseInsensitive);
        if (!isLink || links.size() > 1)
            return failure(ErrorKind::Invalid, QStringLiteral("Unexpected argument '%1'.").arg(link));
    }
    parser.process(arguments);
    DesktopOptions options;
    options.link = links.value(0);
    options.renderFolder = parser.value(QStringLiteral("render"));
    options.untilRows = parser.isSet(QStringLiteral("until-rows"));
    options.connect =
        parser.isSet(QStringLiteral("connect")) || options.untilRows || !options.renderFolder.isEmpty();
    const QString language = parser.value(QStringLiteral("language"));
    options.language = languageFromCode(language);
    if (!language.isEmpty() && !options.language)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("--language must be id or en, not '%1'.").arg(language));
    const QString theme = parser.value(QStringLiteral("theme"));
    options.theme = themeFromName(theme);
    if (!theme.isEmpty() && !options.theme)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("--theme must be light, dark or system, not '%1'.").arg(theme));
    return options;
}

} // namespace meja
