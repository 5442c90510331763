#include "changefeed.h"

namespace meja {

void ChangeFeed::publish(const RowChanges &changes)
{
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
}

void ChangeFeed::setState(FeedState state, const QDateTime &confirmedAt)
{
    m_state = state;
    m_confirmedAt = confirmedAt;
    Q_EMIT stateChanged();
}

bool ChangeFeed::hasStopped() const
{
    switch (m_state) {
    case FeedState::Starting:
    case FeedState::Live:
        return false;
    case FeedState::NotResponding:
    case FeedState::Lost:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace meja
