#include "desktop.h"
#include "desktopoptions.h"
#include "firstrows.h"
#include "rendering.h"
#include "threadguard.h"

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

int complain(const QString &sentence, int code)
{
    std::fputs(qUtf8Printable(QStringLiteral("meja: %1\n").arg(sentence)), stderr);
    return code;
}

/// Pictures must not depend on what somebody's desk remembers.
int renderInto(const QString &folder)
{
    const QTemporaryDir memory;
    QSettings store(memory.filePath(QStringLiteral("meja.ini")), QSettings::IniFormat);
    Desktop desktop(store);
    Rendering rendering(desktop, folder);
    if (const auto drawn = rendering.run(); !drawn)
        return complain(drawn.error().detail, EXIT_FAILURE);
    return EXIT_SUCCESS;
}

/// Ends the program with the first painted rows, or with the sentence that says why there are none.
void endWith(const FirstRows &rows, const Desktop &desktop)
{
    QObject::connect(&rows, &FirstRows::painted, &desktop, [] { QApplication::quit(); });
    QObject::connect(&desktop, &Desktop::refused, &desktop, [](const SignInFailure &why) {
        QApplication::exit(complain(signInSentence(why.problem) + u' ' + why.detail, EXIT_FAILURE));
    });
}

int runDesk(const DesktopOptions &options)
{
    QSettings store;
    Desktop desktop(store, options.connect ? Desktop::Beginning::SigningIn : Desktop::Beginning::Waiting);
#ifdef MEJA_DBUS
    const auto appearance = SystemAppearance::ofSession();
#endif
    desktop.window().show();
    const auto firstRows = options.untilRows ? std::make_unique<FirstRows>(desktop.window()) : nullptr;
    if (firstRows)
        endWith(*firstRows, desktop);
    if (options.connect)
        desktop.connectFromEnvironment();
    else
        desktop.askToSignIn();
    return QApplication::exec();
}

/// Before anything asks for a display: help, the version and complaints are said on any machine.
Result<DesktopOptions> readOptions(int argc, char *argv[])
{
    const QCoreApplication terminal(argc, argv);
    return DesktopOptions::parse(QCoreApplication::arguments());
}

void applyChoices(const DesktopOptions &options)
{
    QSettings store;
    const DeskSettings settings(store);
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
        return complain(options.error().detail, usageError);
    // Pictures need no display either, and the platform is chosen before all else.
    if (!options->renderFolder.isEmpty() && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    protectWindowThread();
    applyChoices(*options);
    return options->renderFolder.isEmpty() ? runDesk(*options) : renderInto(options->renderFolder);
}
