#include "searchtest.h"

#include "phonespelling.h"

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

QString pattern(const Column &column, SearchKind kind, const QString &text)
{
    const auto phone = column.type == ValueType::Phone ? PhoneSpelling::read(text) : std::nullopt;
    if (!phone)
        return withWildcards(kind, literal(text));
    const bool isPrefix = phone->startsNumber && kind == SearchKind::Contains;
    return withWildcards(isPrefix ? SearchKind::StartsWith : kind, phone->text);
}

/// The text as the column stores it; empty when the text is not a complete value.
std::optional<QString> stored(const Column &column, const QString &text)
{
    if (column.type == ValueType::Email)
        return text.contains(u'@') ? std::optional(text.toLower()) : std::nullopt;
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
    return {.column = &column, .pattern = pattern(column, kind, text)};
}

} // namespace meja
