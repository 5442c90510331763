#include "searchjoin.h"

#include "comparison.h"
#include "phonespelling.h"

#include <algorithm>

namespace meja {

namespace {

/// No phone number is written in more groups.
constexpr qsizetype maxGroups = 10;

bool isAlone(const SearchWord &word)
{
    return word.plain && word.field.isEmpty();
}

void append(SearchWord &word, const QString &between, const SearchWord &next)
{
    word.text += between + next.text;
    word.whole += between + next.whole;
    word.plain = word.plain && next.plain;
    word.isLast = next.isLast;
}

bool endsDayWith(const QString &text, QLatin1StringView word)
{
    if (!text.endsWith(word, Qt::CaseInsensitive))
        return false;
    const QString before = text.chopped(word.size());
    return before.isEmpty() || before.endsWith(QLatin1String("..")) || readComparison(before).value.isEmpty();
}

bool isTheWord(const SearchWord &word, QLatin1StringView text)
{
    return isAlone(word) && word.text.compare(text, Qt::CaseInsensitive) == 0;
}

/// `ini`, or `ini` with the rest of a range after it: `ini..2026-12`.
bool isIni(const SearchWord &word)
{
    const QString rest = word.text.mid(3);
    return isAlone(word) && word.text.startsWith(QLatin1String("ini"), Qt::CaseInsensitive) &&
           (rest.isEmpty() || rest.startsWith(QLatin1String("..")));
}

bool isHariIni(const SearchWord &word, const SearchWord &next, const SearchReader &reader)
{
    return isIni(next) && word.plain && endsDayWith(word.text, QLatin1StringView("hari")) &&
           reader.takesDays(word.field);
}

/// A single `=` stays a word, because it also occurs between words: `1 = 1`.
bool isWaitingSign(const SearchWord &word)
{
    const auto comparison = readComparison(word.text);
    return comparison.hasSign && comparison.value.isEmpty() &&
           (comparison.sign != ComparisonSign::Equal || !word.field.isEmpty());
}

bool isValueOf(const SearchWord &word, const SearchWord &next, const SearchReader &reader)
{
    if (!word.plain || !next.field.isEmpty())
        return false;
    if (word.field.isEmpty())
        return isWaitingSign(word) && next.plain &&
               (reader.isComparison(word.text + next.text) || isTheWord(next, QLatin1StringView("hari")));
    return reader.columnOf(word.field) &&
           (word.text.isEmpty() || (isWaitingSign(word) && reader.takesSigns(word.field)));
}

template <class Belongs>
QList<SearchWord> joinedPairs(const QList<SearchWord> &words, const QString &between, Belongs belongs)
{
    QList<SearchWord> joined;
    for (const SearchWord &word : words) {
        if (!joined.isEmpty() && belongs(joined.last(), word))
            append(joined.last(), between, word);
        else
            joined.append(word);
    }
    return joined;
}

qsizetype digitsOf(const QString &text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A group has at least two digits; a word without digits separates groups. Days and ranges are not groups.
bool isPhonePart(const SearchWord &word, const SearchReader &reader)
{
    const QString signs = QStringLiteral("+-.()/");
    const qsizetype digits = digitsOf(word.text);
    return word.plain && digits != 1 && !reader.isDay(word.text) &&
           !word.text.contains(QLatin1String("..")) &&
           digits + std::count_if(word.text.cbegin(), word.text.cend(),
                                  [&](QChar c) { return signs.contains(c); }) ==
               word.text.size();
}

/// A number begins with 62, +62 or 0, or with the first three digits of a mobile number without a prefix.
bool beginsPhone(const SearchWord &word, const SearchReader &reader)
{
    const auto spelling = PhoneSpelling::read(word.text);
    return reader.takesPhones(word.field) && isPhonePart(word, reader) && spelling &&
           (spelling->startsNumber || spelling->text.size() > 2) && !PhoneSpelling::whole(word.text);
}

/// How many words from `first` on form one complete number: as many as possible, or one if it is complete
/// already.
qsizetype phoneLength(const QList<SearchWord> &words, qsizetype first, const SearchReader &reader)
{
    if (!beginsPhone(words[first], reader))
        return 1;
    qsizetype length = 1;
    QString text = words[first].text;
    const qsizetype end = std::min(words.size(), first + maxGroups);
    for (qsizetype i = first + 1; i < end && isAlone(words[i]) && isPhonePart(words[i], reader); ++i) {
        text += words[i].text;
        if (PhoneSpelling::whole(text))
            length = i + 1 - first;
    }
    return length;
}

QList<SearchWord> joinedPhones(const QList<SearchWord> &words, const SearchReader &reader)
{
    QList<SearchWord> joined;
    for (qsizetype i = 0; i < words.size();) {
        const qsizetype length = phoneLength(words, i, reader);
        SearchWord word = words[i];
        for (qsizetype part = i + 1; part < i + length; ++part)
            append(word, QStringLiteral(" "), words[part]);
        joined.append(word);
        i += length;
    }
    return joined;
}

} // namespace

QList<SearchWord> joinedWords(const QList<SearchWord> &words, const SearchReader &reader)
{
    const auto values = joinedPairs(words, {}, [&](const SearchWord &word, const SearchWord &next) {
        return isValueOf(word, next, reader);
    });
    const auto days =
        joinedPairs(values, QStringLiteral("_"), [&](const SearchWord &word, const SearchWord &next) {
            return isHariIni(word, next, reader);
        });
    return joinedPhones(days, reader);
}

} // namespace meja
