#pragma once

#include "feedstate.h"
#include "rowchanges.h"

#include <QDateTime>
#include <QObject>

namespace meja {

/// Distributes the changes of the database to the open pages, on the GUI thread. The program that starts a
/// session reports them with `publish` and `setState`.
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void publish(const RowChanges &changes);
    /// @param confirmedAt when the server last showed that all earlier changes had been reported.
    void setState(FeedState state, const QDateTime &confirmedAt);

    [[nodiscard]] FeedState state() const { return m_state; }
    [[nodiscard]] QDateTime confirmedAt() const { return m_confirmedAt; }
    /// Whether updates arrived before and do not any more.
    [[nodiscard]] bool hasStopped() const;

Q_SIGNALS:
    void changed(const meja::RowChanges &changes);
    /// The state or the time of the last confirmation changed.
    void stateChanged();

private:
    FeedState m_state = FeedState::Starting;
    QDateTime m_confirmedAt;
};

} // namespace meja
