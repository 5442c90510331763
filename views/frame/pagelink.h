#pragma once

#include "pageaddress.h"

namespace meja {

/// A link that opens a page of the desktop: `meja://orders` (a list), `meja://products/5` (a record by its
/// key) or `meja://orders/MJ4K7Q2X` (an order by its number).
struct PageLink
{
    QString resource;
    qint64 key = 0;      ///< 0: a list, or an order by its number.
    QString number = {}; ///< Empty unless the link names an order by its number.

    /// Why a text is not such a link.
    enum class Problem {
        OtherProgram, ///< Another scheme, such as `https`.
        Malformed,
        UnknownPage
    };

    /// The link to a page. An order is named by its number if `title` is one.
    [[nodiscard]] static QString textFor(const PageAddress &address, const QString &title);
    /// Accepts only what `textFor()` returns, and a slash at the end, which some programs append.
    [[nodiscard]] static std::optional<PageLink> parse(const QString &text);
    /// The problem of a text that `parse()` does not accept.
    [[nodiscard]] static Problem problemOf(const QString &text);

    friend bool operator==(const PageLink &, const PageLink &) = default;
};

/// The sentence that users read for a refused link.
[[nodiscard]] QString linkProblemSentence(PageLink::Problem problem);

} // namespace meja
