#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace meja {

/// A fault of a partner call: its name in docs/faultmatrix.md and the fault in the sandbox. Source:
/// gateways.md D.
struct PartnerFault
{
    enum class Interpretation {
        NotSent,    ///< No byte was sent.
        Unknown,    ///< The outcome is unknown.
        Complete,   ///< A complete response in an unusual form.
        RateLimited ///< 429.
    };

    QString name;
    Interpretation interpretation = Interpretation::Unknown;
    QString answer = {};                ///< `drop`, `hang`, …; empty: close the partner's port.
    std::optional<bool> hasEffect = {}; ///< Empty: always.
    bool isSlow = false;                ///< The call ends with our timeout, which the test shortens.
    QJsonObject more = {};
};

[[nodiscard]] const QList<PartnerFault> &partnerFaults();

} // namespace meja
