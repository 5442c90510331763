#pragma once

namespace meja {

/// The meaning of a status. `views` chooses the colour and always shows the label of the status beside it.
enum class Tone {
    Neutral,  ///< Ended, or needs no attention.
    Info,     ///< Waiting for the customer or a partner.
    Progress, ///< In progress.
    Success,  ///< Ended successfully.
    Warning,  ///< Needs attention soon.
    Danger    ///< Failed, disputed, lost.
};

} // namespace meja
