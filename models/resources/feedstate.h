#pragma once

#include <QMetaType>

namespace meja {

/// Whether changes of the database reach this program.
enum class FeedState {
    Starting,      ///< Not connected yet.
    Live,          ///< Every change is reported after a few seconds at most.
    NotResponding, ///< The server accepts connections or keeps one open, but does not answer.
    Lost           ///< The connection is lost or refused, and is being restored.
};

} // namespace meja

Q_DECLARE_METATYPE(meja::FeedState)
