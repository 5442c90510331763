#include "searchchoice.h"

#include <QRegularExpression>

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
    return text.simplified().toLower().replace(u' ', u'_');
}

QStringList codesNamed(const Column &column, const QString &text)
{
    const QString wanted = searchableName(text);
    QStringList codes;
    for (const Choice &choice : column.choices) {
        if (choice.aliases.contains(text, Qt::CaseInsensitive) || wordsOf(choice).contains(wanted))
            codes.append(choice.code);
    }
    return codes;
}

QStringList codesOfChoice(const Column &column, const QString &text)
{
    QStringList codes = codesNamed(column, text);
    if (!codes.isEmpty())
        return codes;
    const QString wanted = searchableName(text);
    for (const Choice &choice : column.choices) {
        const QStringList words = wordsOf(choice);
        if (std::any_of(words.cbegin(), words.cend(),
                        [&](const QString &each) { return each.contains(wanted); }))
            codes.append(choice.code);
    }
    if (codes.isEmpty() && mayBeOtherCode(column, text))
        codes.append(text);
    return codes;
}

bool mayBeOtherCode(const Column &column, const QString &text)
{
    static const QRegularExpression code(QStringLiteral("^[A-Za-z0-9_-]+$"));
    return column.hasOtherCodes && code.match(text).hasMatch();
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
