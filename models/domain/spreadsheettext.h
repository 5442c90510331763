#pragma once

#include <QString>

namespace meja {

/// Text for a cell of a spreadsheet, in a CSV file or on the clipboard. A spreadsheet runs text as a formula
/// if it begins with = + - or @, also in full width, and ignores blanks, line breaks and invisible characters
/// before it. Such text gets an apostrophe in front. All other text, and negative numbers, are unchanged.
[[nodiscard]] QString spreadsheetText(const QString &text);

/// An Indonesian phone number as +62…, complete or masked, in the national notation with hyphens:
/// 0812-3456-7890. With its plus it would be a formula, without hyphens a number. Other text is as from
/// `spreadsheetText()`.
[[nodiscard]] QString spreadsheetPhone(const QString &phone);

} // namespace meja
