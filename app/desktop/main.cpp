#include "applicationicon.h"
#include "desktop.h"
#include "desktopoptions.h"
#include "firstrowswatcher.h"
#include "linkchannel.h"
#include "privatesettings.h"
#include "rendering.h"
#include "threadguard.h"
#include "visibletext.h"

#ifdef MEJA_DBUS
#include "systemappearance.h"
#endif

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace meja;

namespace {

constexpr int usageError = 2;

int printError(const QString &sentence, int code)
{
    const QString line = QStringLiteral("meja: %1\n").arg(sentence);
    std::fputs(qUtf8Printable(isTerminal(stderr) ? visibleLines(line) : line), stderr);
    return code;
}

/// Uses empty settings, so that screenshots do not depend on the user's own.
int renderInto(const QString &folder)
{
    const QTemporaryDir settingsFolder;
    QSettings store(settingsFolder.filePath(QStringLiteral("meja.ini")), QSettings::IniFormat);
    Desktop desktop(store);
    Rendering rendering(desktop, folder);
    if (const auto drawn = rendering.run(); !drawn)
        return printError(drawn.error().detail, EXIT_FAILURE);
    return EXIT_SUCCESS;
}

/// Exits after the first rows are painted, or with an error when the sign-in fails.
void endWith(const FirstRowsWatcher &rows, const Desktop &desktop)
{
    QObject::connect(&rows, &FirstRowsWatcher::painted, &desktop, [] { QApplication::quit(); });
    QObject::connect(&desktop, &Desktop::signInFailed, &desktop, [](const SignInFailure &why) {
        QApplication::exit(printError(signInSentence(why.problem) + u' ' + why.detail, EXIT_FAILURE));
    });
}

int runDesktop(const DesktopOptions &options)
{
    QSettings store;
    makePrivate(store);
    Desktop desktop(store,
                    options.connect ? Desktop::SignInStart::Immediate : Desktop::SignInStart::Deferred);
#ifdef MEJA_DBUS
    const auto appearance = SystemAppearance::ofSession();
#endif
    LinkServer links;
    QObject::connect(&links, &LinkServer::linkReceived, &desktop, &Desktop::openLink);
    links.listen();
    if (!options.link.isEmpty())
        desktop.openLink(options.link);
    desktop.window().show();
    const auto firstRows = options.untilRows ? std::make_unique<FirstRowsWatcher>(desktop.window()) : nullptr;
    if (firstRows)
        endWith(*firstRows, desktop);
    if (options.connect)
        desktop.connectFromEnvironment();
    else
        desktop.showSignInDialog();
    return QApplication::exec();
}

/// Runs before QApplication, so that help, version and errors are printed without a display.
Result<DesktopOptions> readOptions(int argc, char *argv[])
{
    const QCoreApplication terminal(argc, argv);
    return DesktopOptions::parse(QCoreApplication::arguments());
}

void applyChoices(const DesktopOptions &options)
{
    QSettings store;
    const DesktopSettings settings(store);
    applyLanguage(options.language.value_or(settings.language()));
    applyTheme(options.theme.value_or(settings.theme()));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setOrganizationName(QStringLiteral("Meja"));
    QCoreApplication::setApplicationName(QStringLiteral("meja"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MEJA_VERSION));
    const auto options = readOptions(argc, argv);
    if (!options)
        return printError(options.error().detail, usageError);
    if (!options->link.isEmpty() && sendLink(options->link))
        return EXIT_SUCCESS;
    // Screenshots need no display. The platform must be set before QApplication is created.
    if (!options->renderFolder.isEmpty() && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QApplication::setWindowIcon(applicationIcon());
    setGuiThread();
    applyChoices(*options);
    return options->renderFolder.isEmpty() ? runDesktop(*options) : renderInto(options->renderFolder);
}
