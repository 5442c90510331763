#pragma once

namespace meja {

/// What a state means to the person reading it; `views` chooses the colours. The word of the state
/// always stands beside the colour.
enum class Tone {
    Neutral,  ///< Over and done with, or of no consequence.
    Info,     ///< Waiting for somebody outside.
    Progress, ///< On its way.
    Success,  ///< Ended well.
    Warning,  ///< Somebody should look soon.
    Danger    ///< Failed, disputed, lost.
};

} // namespace meja
