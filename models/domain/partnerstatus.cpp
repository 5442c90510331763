#include "partnerstatus.h"

#include <array>

namespace meja {

namespace {

using enum ShipmentStatus;

constexpr std::array knownWords{
    std::pair{QLatin1String("diajukan"), Booked},       std::pair{QLatin1String("created"), Booked},
    std::pair{QLatin1String("packing"), Booked},        std::pair{QLatin1String("pickup scheduled"), Booked},
    std::pair{QLatin1String("out for pickup"), Booked}, std::pair{QLatin1String("dijemput"), PickedUp},
    std::pair{QLatin1String("dikirim"), InTransit},     std::pair{QLatin1String("shipped"), InTransit},
    std::pair{QLatin1String("in transit"), InTransit},  std::pair{QLatin1String("selesai"), Delivered},
    std::pair{QLatin1String("delivered"), Delivered},   std::pair{QLatin1String("returned"), Returned},
    std::pair{QLatin1String("dibatalkan"), Cancelled},  std::pair{QLatin1String("canceled"), Cancelled},
};

} // namespace

std::optional<ShipmentStatus> PartnerStatus::meaning() const
{
    const QString word = m_word.simplified().toLower();
    for (const auto &[known, status] : knownWords) {
        if (word == known)
            return status;
    }
    return std::nullopt;
}

} // namespace meja
