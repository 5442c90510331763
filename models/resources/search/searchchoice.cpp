#include "searchchoice.h"

#include <algorithm>

namespace meja {

namespace {

const QStringList &wordsOf(bool value)
{
    static const QStringList yes{QStringLiteral("yes"), QStringLiteral("ya"), QStringLiteral("true")};
    static const QStringList no{QStringLiteral("no"), QStringLiteral("tidak"), QStringLiteral("false")};
    return value ? yes : no;
}

QStringList wordsOf(const Choice &choice)
{
    return {choice.code.toLower(), searchableName(QString::fromUtf8(choice.label.source)),
            searchableName(choice.label.text())};
}

} // namespace

QString searchableName(const QString &text)
{
    return text.toLower().replace(u' ', u'_');
}

QStringList codesOfChoice(const Column &column, const QString &text)
{
    if (const Choice *choice = column.choice(text))
        return {choice->code};
    const QString wanted = searchableName(text);
    QStringList codes;
    for (const Choice &choice : column.choices) {
        const QStringList words = wordsOf(choice);
        if (words.contains(wanted))
            return {choice.code};
        if (std::any_of(words.cbegin(), words.cend(),
                        [&](const QString &each) { return each.contains(wanted); }))
            codes.append(choice.code);
    }
    return codes;
}

QStringList codesOfYesNo(const QString &text)
{
    for (const bool value : {true, false}) {
        if (wordsOf(value).contains(text.toLower()))
            return {value ? QStringLiteral("true") : QStringLiteral("false")};
    }
    return {};
}

bool isBegunYesNo(const QString &text)
{
    const QStringList words = wordsOf(true) + wordsOf(false);
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString &each) { return each.startsWith(text.toLower()); });
}

} // namespace meja
