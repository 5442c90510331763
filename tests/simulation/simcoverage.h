#pragma once

#include "simact.h"
#include "simsubject.h"

#include <QString>
#include <QStringList>

#include <map>
#include <tuple>

namespace meja {

/// A call of a port.
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

/// The fault of a call.
enum class SimFault {
    None,
    Unavailable, ///< Nothing happened; a transaction did not begin.
    LostBefore,  ///< No response and no effect.
    LostAfter,   ///< The effect, but no response.
    Late,        ///< No response, and a later effect. For a transaction: it could not be serialised.
    Crash        ///< The calling process crashed.
};

[[nodiscard]] QString name(SimEvent event);
[[nodiscard]] QString name(SimFault fault);

/// Counts how often each fault happened for each call in each state, how often each state changed to each
/// other one, and how often each act happened. The simulation proves nothing about what never happened.
class SimCoverage
{
public:
    void countCall(SimSubject::Kind kind, int state, SimEvent event, SimFault fault);
    void change(SimSubject::Kind kind, int from, int to);
    void countAct(SimAct act) { ++m_acts[act]; }
    void add(const SimCoverage &other);

    /// Markdown: one row for each state and event, one column for each fault.
    [[nodiscard]] QStringList meetings() const;
    /// Markdown: one row for each change of a state.
    [[nodiscard]] QStringList changes() const;
    /// Markdown: one row for each act.
    [[nodiscard]] QStringList acts() const;
    /// Required combinations, changes and acts that never happened.
    [[nodiscard]] QStringList missing() const;

private:
    using Meeting = std::tuple<SimSubject::Kind, int, SimEvent>;
    using Change = std::tuple<SimSubject::Kind, int, int>;
    std::map<Meeting, std::map<SimFault, qint64>> m_meetings;
    std::map<Change, qint64> m_changes;
    std::map<SimAct, qint64> m_acts;
};

} // namespace meja
