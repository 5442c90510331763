#include "searchjoin.h"

#include "comparison.h"
#include "phonespelling.h"
#include "searchcharacters.h"

#include <algorithm>

namespace meja {

namespace {

/// No phone number is written in more groups.
constexpr qsizetype maxGroups = 10;
/// Longer than a range of two days with their times.
constexpr qsizetype maxValueWords = 12;
constexpr qsizetype maxValueLength = 60;

bool isAlone(const SearchWord &word)
{
    return word.plain && word.field.isEmpty();
}

/// A time such as `18:00` looks like a field, so the whole next word belongs to the text.
void append(SearchWord &word, const SearchWord &next)
{
    const QString between = word.text.isEmpty() ? QString() : QString(next.gap);
    word.text += between + next.whole;
    word.whole += between + next.whole;
    word.plain = word.plain && next.plain;
    word.isLast = next.isLast;
}

/// Whether the word may continue the value of a word before it.
bool canFollow(const SearchWord &word, const SearchReader &reader)
{
    return word.plain && !reader.columnOf(word.field);
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
    if (!word.plain || reader.columnOf(next.field))
        return false;
    if (word.field.isEmpty())
        return isWaitingSign(word) && next.plain && reader.isComparison(word.text + next.text);
    return reader.columnOf(word.field) &&
           (word.text.isEmpty() || (isWaitingSign(word) && reader.takesSigns(word.field)));
}

/// A sign or `field:` and the next word, which need not be readable.
qsizetype waitingLength(const QList<SearchWord> &words, qsizetype first, const SearchReader &reader)
{
    SearchWord joined = words[first];
    qsizetype length = 1;
    while (first + length < words.size() && isValueOf(joined, words[first + length], reader)) {
        append(joined, words[first + length]);
        ++length;
    }
    return length;
}

/// The words from `first` on that may form one value, joined: the first, the first two, and so on.
QList<SearchWord> candidates(const QList<SearchWord> &words, qsizetype first, const SearchReader &reader)
{
    QList<SearchWord> all{words[first]};
    for (qsizetype i = first + 1; i < words.size() && all.size() < maxValueWords; ++i) {
        if (!canFollow(words[i], reader) || words[i].whole.size() > maxValueLength)
            break;
        SearchWord longer = all.last();
        append(longer, words[i]);
        all.append(longer);
    }
    return all;
}

/// How many words from `first` on form the longest readable value. Something like a value after `..` belongs
/// to its range, although it cannot be read: without it the range would have another meaning.
qsizetype valueLength(const QList<SearchWord> &words, qsizetype first, const SearchReader &reader)
{
    const bool isSingleSign = words[first].whole == QLatin1String("=");
    if (!words[first].plain || isSingleSign || words[first].whole.size() > maxValueLength)
        return waitingLength(words, first, reader);
    const QList<SearchWord> all = candidates(words, first, reader);
    for (qsizetype length = all.size(); length > 0; --length) {
        const SearchWord &candidate = all[length - 1];
        if (!reader.isValue(candidate))
            continue;
        const bool isOpen = candidate.text.endsWith(QLatin1String("..")) && length < all.size();
        return isOpen && reader.continuesRange(words[first + length]) ? length + 1 : length;
    }
    if (all.size() > 1 && all.last().isLast && reader.isBegunValue(all.last()))
        return all.size();
    return waitingLength(words, first, reader);
}

/// Joins `length` words from `first` on.
SearchWord together(const QList<SearchWord> &words, qsizetype first, qsizetype length)
{
    SearchWord joined = words[first];
    for (qsizetype i = first + 1; i < first + length; ++i)
        append(joined, words[i]);
    return joined;
}

template <class Length>
QList<SearchWord> joinedBy(const QList<SearchWord> &words, Length lengthAt)
{
    QList<SearchWord> joined;
    for (qsizetype i = 0; i < words.size();) {
        const qsizetype length = lengthAt(i);
        joined.append(together(words, i, length));
        i += length;
    }
    return joined;
}

qsizetype digitsOf(const QString &text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Without `tel:`, which looks like a field.
QString phoneText(const SearchWord &word, const SearchReader &reader)
{
    const bool isLink = word.field.compare(QLatin1String("tel"), Qt::CaseInsensitive) == 0;
    return word.field.isEmpty() || isLink || reader.columnOf(word.field) ? word.text : word.whole;
}

/// A group has at least two digits, except `(0)`; a word without digits separates groups. Days and ranges are
/// not groups.
bool isPhonePart(const SearchWord &word, const SearchReader &reader)
{
    const QString signs = QStringLiteral("+-.()/[]");
    const QString text = plainSpelling(phoneText(word, reader));
    const qsizetype digits = digitsOf(text);
    const bool isGroup = digits != 1 || text == QLatin1String("(0)");
    return word.plain && isGroup && !reader.isDay(text) && !text.contains(QLatin1String("..")) &&
           digits + std::count_if(text.cbegin(), text.cend(), [&](QChar c) { return signs.contains(c); }) ==
               text.size();
}

bool takesPhones(const SearchWord &word, const SearchReader &reader)
{
    return reader.takesPhones(reader.columnOf(word.field) ? word.field : QString());
}

/// A number begins with 62, +62 or 0, or with the first three digits of a mobile number without a prefix.
bool beginsPhone(const SearchWord &word, const SearchReader &reader)
{
    const QString text = phoneText(word, reader);
    const auto spelling = PhoneSpelling::read(text);
    return takesPhones(word, reader) && isPhonePart(word, reader) && spelling &&
           (spelling->startsNumber || spelling->text.size() > 2) && !PhoneSpelling::whole(text);
}

/// How many words from `first` on form one complete number: as many as possible, or one if it is complete
/// already.
qsizetype phoneLength(const QList<SearchWord> &words, qsizetype first, const SearchReader &reader)
{
    if (!beginsPhone(words[first], reader))
        return 1;
    qsizetype length = 1;
    QString text = phoneText(words[first], reader);
    const qsizetype end = std::min(words.size(), first + maxGroups);
    for (qsizetype i = first + 1; i < end && isAlone(words[i]) && isPhonePart(words[i], reader); ++i) {
        text += words[i].text;
        if (PhoneSpelling::whole(text))
            length = i + 1 - first;
    }
    return length;
}

} // namespace

QList<SearchWord> joinedWords(const QList<SearchWord> &words, const SearchReader &reader)
{
    const auto values = joinedBy(words, [&](qsizetype i) { return valueLength(words, i, reader); });
    return joinedBy(values, [&](qsizetype i) { return phoneLength(values, i, reader); });
}

} // namespace meja
