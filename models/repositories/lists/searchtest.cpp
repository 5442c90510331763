#include "searchtest.h"

#include "phonespelling.h"
#include "searchfold.h"

#include <QStringView>

#include <algorithm>

namespace meja {

namespace {

QString literal(QString text)
{
    return text.replace(u'\\', QLatin1String("\\\\"))
        .replace(u'%', QLatin1String("\\%"))
        .replace(u'_', QLatin1String("\\_"));
}

QString withWildcards(SearchKind kind, const QString &text)
{
    switch (kind) {
    case SearchKind::Contains:
        return u'%' + text + u'%';
    case SearchKind::StartsWith:
        return text + u'%';
    case SearchKind::Exact:
        return text;
    }
    Q_UNREACHABLE();
}

/// The text with a wildcard for every character that may be stored in another form, so that an index serves
/// the rest.
QString looseLiteral(const QString &text)
{
    QString loose;
    for (const uint point : text.toUcs4()) {
        // QString::fromUcs4() would take U+FEFF for a byte order mark and drop it.
        const QString character = QStringView(QChar::fromUcs4(point)).toString();
        loose += isStoredUnfolded(char32_t(point)) ? literal(character) : QStringLiteral("%");
    }
    return loose;
}

bool isWhollyStoredUnfolded(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    return std::all_of(points.cbegin(), points.cend(), [](uint point) { return isStoredUnfolded(point); });
}

/// A code without the punctuation that is copied with it: `#MJ2K9ABC.`, `(MJ2K9ABC)`.
QString bareCode(const QString &text)
{
    constexpr QStringView before = u"#([{<\"'\u201C\u2018:\u2116";
    constexpr QStringView after = u".,;:!?)]}>\"'\u201D\u2019\u2026";
    qsizetype first = 0;
    qsizetype end = text.size();
    while (first < end && before.contains(text[first]))
        ++first;
    while (end > first && after.contains(text[end - 1]))
        --end;
    return first == end ? text : text.mid(first, end - first);
}

FieldTest textTest(const Column &column, SearchKind kind, const QString &text)
{
    const QString word = searchFold(text);
    if (isWhollyStoredUnfolded(word))
        return {.column = &column, .pattern = withWildcards(kind, literal(word))};
    return {.column = &column,
            .pattern = withWildcards(kind, looseLiteral(word)),
            .folded = withWildcards(kind, literal(word))};
}

/// E-mail addresses differ by everything but the case of A–Z, as the function `ascii_lower` of the database
/// says: toLower() would make a k of U+212A.
QString asciiLower(QString text)
{
    for (QChar &each : text) {
        if (each >= u'A' && each <= u'Z')
            each = QChar(each.unicode() + (u'a' - u'A'));
    }
    return text;
}

/// The text as the column stores it; empty when the text is not a complete value.
std::optional<QString> stored(const Column &column, const QString &text)
{
    if (column.type == ValueType::Email)
        return text.contains(u'@') ? std::optional(asciiLower(text)) : std::nullopt;
    return PhoneSpelling::whole(text);
}

} // namespace

std::optional<FieldTest> searchTest(const Column &column, SearchKind kind, const QString &text)
{
    const bool isStoredNormalised = column.type == ValueType::Phone || column.type == ValueType::Email;
    if (kind != SearchKind::Exact || !isStoredNormalised)
        return likeTest(column, kind, text);
    const auto value = stored(column, text);
    if (!value)
        return std::nullopt;
    return FieldTest{.column = &column, .kind = FieldTest::Kind::AnyOf, .values = {*value}};
}

FieldTest likeTest(const Column &column, SearchKind kind, const QString &text)
{
    const auto phone = column.type == ValueType::Phone ? PhoneSpelling::read(text) : std::nullopt;
    if (!phone)
        return textTest(column, kind, column.type == ValueType::Code ? bareCode(text) : text);
    const bool isPrefix = phone->startsNumber && kind == SearchKind::Contains;
    return {.column = &column,
            .pattern = withWildcards(isPrefix ? SearchKind::StartsWith : kind, phone->text)};
}

} // namespace meja
