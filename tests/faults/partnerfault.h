#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// One way a call to a partner goes wrong, in the sandbox's words and in ours. Source: gateways.md, section
/// D.
struct PartnerFault
{
    enum class Tells {
        Nothing, ///< Nothing left the house.
        Unclear, ///< It may have happened.
        Truth,   ///< The true answer, in another dress.
        TooOften ///< 429: not now.
    };

    QString name;
    Tells tells = Tells::Unclear;
    QString answer = {}; ///< `drop`, `hang`, …; empty: the partner's port is closed.
    std::optional<bool> hasEffect = {};
    bool isSlow = false; ///< Ends by our own time-out, which is short for it.
    QJsonObject more = {};
};

[[nodiscard]] const QList<PartnerFault> &partnerFaults();

} // namespace meja
