#pragma once

#include "resource.h"
#include "searchday.h"
#include "searchproblem.h"
#include "searchterm.h"
#include "searchword.h"

#include <QDate>

#include <tl/expected.hpp>

#include <optional>

namespace meja {

using ReadTerm = tl::expected<SearchTerm, SearchProblem>;

/// Reads the words of a search for one resource. For `SearchQuery`.
class SearchReader
{
public:
    SearchReader(const Resource &resource, QDate today) : m_resource(resource), m_today(today) {}

    [[nodiscard]] ReadTerm read(const SearchWord &word) const;

    /// The column before the colon, by its name or label; null when there is none.
    [[nodiscard]] const Column *columnOf(const QString &field) const;
    /// Whether the field can be compared with a day. An empty field means a word without a field.
    [[nodiscard]] bool takesDays(const QString &field) const;
    [[nodiscard]] bool takesPhones(const QString &field) const;
    /// Whether a sign after this field needs a value.
    [[nodiscard]] bool takesSigns(const QString &field) const;
    /// Whether the text can only be a day or month, or is a word such as `today`.
    [[nodiscard]] bool isDay(const QString &text) const { return readBareDays(text).has_value(); }
    /// Whether the text compares an amount, perhaps an unreadable one, or a day without a field.
    [[nodiscard]] bool isComparison(const QString &text) const;

    /// Whether the word is one readable value: of its column, or without a field an amount or a day that is
    /// compared or unmistakable. Texts and phones are not, because they end with their word.
    [[nodiscard]] bool isValue(const SearchWord &word) const;
    /// Whether more characters can make the word the day of its column.
    [[nodiscard]] bool isBegunValue(const SearchWord &word) const;
    /// Whether the word begins like an amount but is no value of its own, so that it belongs to the range
    /// before it.
    [[nodiscard]] bool continuesRange(const SearchWord &word) const;

private:
    [[nodiscard]] const Column *amountColumn() const;
    [[nodiscard]] std::optional<ReadTerm> readAlone(const SearchWord &word) const;
    [[nodiscard]] std::optional<ReadTerm> readCompared(const SearchWord &word) const;
    [[nodiscard]] ReadTerm readOwnDays(const SearchWord &word, const DayRange &days) const;
    [[nodiscard]] ReadTerm readOwnAmounts(const SearchWord &word) const;
    [[nodiscard]] std::optional<DayRange> readBareDays(const QString &text) const;
    [[nodiscard]] std::optional<DayRange> readComparedDays(const QString &text) const;
    [[nodiscard]] ReadTerm readFielded(const SearchWord &word, const Column &column) const;
    [[nodiscard]] ReadTerm readTimes(const SearchWord &word, const Column &column) const;
    [[nodiscard]] bool isValueOf(const Column &column, const QString &text) const;

    const Resource &m_resource;
    QDate m_today;
};

} // namespace meja
