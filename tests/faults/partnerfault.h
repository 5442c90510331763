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
    enum class Tells {
        Nothing, ///< No byte was sent.
        Unclear, ///< The outcome is unknown.
        Truth,   ///< A complete response in an unusual form.
        TooOften ///< 429.
    };

    QString name;
    Tells tells = Tells::Unclear;
    QString answer = {};                ///< `drop`, `hang`, …; empty: close the partner's port.
    std::optional<bool> hasEffect = {}; ///< Empty: always.
    bool isSlow = false;                ///< Ends with our timeout, which the test shortens.
    QJsonObject more = {};
};

[[nodiscard]] const QList<PartnerFault> &partnerFaults();

} // namespace meja
