#include "language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <array>
#include <map>
#include <memory>

namespace meja {

namespace {

/// Texts of Qt's own widgets. Qt has no Indonesian translation.
[[maybe_unused]] constexpr std::array qtWords{
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Retry"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Redo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Cu&t"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Paste"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Delete"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
    QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
    QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
    QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
};

std::unique_ptr<QTranslator> loadedTranslator(Language language)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/translations/meja_%1.qm").arg(languageCode(language))))
        qWarning("The translation meja_%s.qm is missing.", qUtf8Printable(languageCode(language)));
    return translator;
}

/// One translator per language, loaded on first use and never unloaded.
QTranslator &translatorOf(Language language)
{
    static std::map<Language, std::unique_ptr<QTranslator>> translators;
    auto &translator = translators[language];
    if (!translator)
        translator = loadedTranslator(language);
    return *translator;
}

std::optional<Language> &current()
{
    static std::optional<Language> language;
    return language;
}

} // namespace

QString languageCode(Language language)
{
    switch (language) {
    case Language::Indonesian:
        return QStringLiteral("id");
    case Language::English:
        return QStringLiteral("en");
    }
    Q_UNREACHABLE();
}

QString languageName(Language language)
{
    switch (language) {
    case Language::Indonesian:
        return QStringLiteral("Bahasa Indonesia");
    case Language::English:
        return QStringLiteral("English");
    }
    Q_UNREACHABLE();
}

std::optional<Language> languageFromCode(const QString &code)
{
    for (const auto language : {Language::Indonesian, Language::English}) {
        if (languageCode(language) == code)
            return language;
    }
    return std::nullopt;
}

Language systemLanguage()
{
    return QLocale::system().language() == QLocale::English ? Language::English : Language::Indonesian;
}

void applyLanguage(Language language)
{
    if (current() == language)
        return;
    if (const auto former = current())
        QCoreApplication::removeTranslator(&translatorOf(*former));
    current() = language;

    QLocale::setDefault(language == Language::Indonesian ? QLocale(QLocale::Indonesian, QLocale::Indonesia)
                                                         : QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::installTranslator(&translatorOf(language));
}

Language currentLanguage()
{
    return current().value_or(Language::English);
}

QString translated(Language language, const char *context, const char *source)
{
    const QString text = translatorOf(language).translate(context, source);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

} // namespace meja
