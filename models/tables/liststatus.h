#pragma once

#include "error.h"

#include <QtGlobal>

#include <optional>

namespace meja {

/// Which of its four faces a list shows.
enum class ListFace { Loading, Empty, Failed, Filled };

/// What a list can say of itself at the moment.
struct ListStatus
{
    ListFace face = ListFace::Loading;
    bool loading = false; ///< An answer to a newer question is on its way; older rows may still show.
    qint64 rows = 0;      ///< So far or about, until `exactRows`.
    bool exactRows = false;
    bool measured = false;       ///< `rows` is more than what the first answer happened to hold.
    bool exactPositions = false; ///< Whether the rows on screen are where their numbers say.
    bool growing = false;        ///< A search in parts: `rows` were found so far.
    bool searching = false;      ///< It goes on at the moment.
    bool stopped = false;        ///< Somebody stopped it.
    double progress = 1.0;       ///< Part of the list that was looked through, 0–1.
    std::optional<Error> error = {};

    friend bool operator==(const ListStatus &, const ListStatus &) = default;
};

} // namespace meja
