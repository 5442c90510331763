#pragma once

#include "simsubject.h"

#include <QString>
#include <QStringList>

#include <map>
#include <tuple>

namespace meja {

/// What a simulated process asks of the world.
enum class SimEvent {
    Transaction,
    MidtransStatus,
    MidtransCancel,
    MidtransExpire,
    MidtransRefund,
    KomerceDetail,
    KomerceCancel,
    KomerceHistory,
    RajaOngkirTrack
};

/// What goes wrong at a call of a port, if anything.
enum class SimFault {
    None,
    Unavailable, ///< Nothing happened; a transaction did not begin.
    LostBefore,  ///< No answer, no effect.
    LostAfter,   ///< The effect, but no answer.
    Late,        ///< No answer; the effect comes some time later. A transaction could not be serialised.
    Crash        ///< The process that called died there.
};

[[nodiscard]] QString name(SimEvent event);
[[nodiscard]] QString name(SimFault fault);

/// How often each event met each fault in each state, and how often each change of a state happened: what the
/// simulation has seen, and what of it must be there for its word to count.
class SimCoverage
{
public:
    void meet(SimSubject::Kind kind, int state, SimEvent event, SimFault fault);
    void change(SimSubject::Kind kind, int from, int to);
    void add(const SimCoverage &other);

    /// Markdown: one row for each state and event, one column for each fault.
    [[nodiscard]] QStringList meetings() const;
    /// Markdown: one row for each change of a state.
    [[nodiscard]] QStringList changes() const;
    /// What must be reachable and was never met, in words.
    [[nodiscard]] QStringList missing() const;

private:
    using Meeting = std::tuple<SimSubject::Kind, int, SimEvent>;
    using Change = std::tuple<SimSubject::Kind, int, int>;
    std::map<Meeting, std::map<SimFault, qint64>> m_meetings;
    std::map<Change, qint64> m_changes;
};

} // namespace meja
