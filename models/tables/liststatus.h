#pragma once

#include "error.h"

#include <QtGlobal>

#include <optional>

namespace meja {

/// The four states of a list.
enum class LoadState { Loading, Empty, Failed, Filled };

/// The current state of a list, for its head and status line.
struct ListStatus
{
    LoadState loadState = LoadState::Loading;
    bool loading = false; ///< The newest query has no result yet; older rows may still be shown.
    qint64 rows = 0;      ///< An estimate, or the number found so far, until `exactRows`.
    bool exactRows = false;
    bool measured = false;       ///< `rows` is not only the size of the first page.
    bool exactPositions = false; ///< Whether the positions of the rows on screen are exact.
    bool growing = false;        ///< An incomplete search: `rows` is the number found so far.
    bool searching = false;      ///< The incomplete search is running.
    bool stopped = false;        ///< The user stopped the search.
    double progress = 1.0;       ///< The part (0–1) of the list that was searched.
    std::optional<Error> error = {};

    friend bool operator==(const ListStatus &, const ListStatus &) = default;
};

} // namespace meja
