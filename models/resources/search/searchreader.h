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

/// Reads one word of a search after another against one resource.
class SearchReader
{
public:
    SearchReader(const Resource &resource, QDate today) : m_resource(resource), m_today(today) {}

    [[nodiscard]] ReadTerm read(const SearchWord &word) const;

    /// The column that stands before the colon, by its name or label; null when nobody knows it.
    [[nodiscard]] const Column *columnOf(const QString &field) const;
    /// Whether a day may stand behind this field; an empty one stands for a word by itself.
    [[nodiscard]] bool takesDays(const QString &field) const;
    [[nodiscard]] bool takesPhones(const QString &field) const;
    /// Whether a sign alone behind this field waits for its value.
    [[nodiscard]] bool takesSigns(const QString &field) const;
    /// Whether a word by itself is a day, month or day's name.
    [[nodiscard]] bool isDay(const QString &text) const { return readBareDays(text).has_value(); }
    /// Whether this word by itself compares an amount or a day.
    [[nodiscard]] bool isComparison(const QString &text) const;

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

    const Resource &m_resource;
    QDate m_today;
};

} // namespace meja
