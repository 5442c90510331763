#include "partnerstatus.h"

#include <array>

namespace meja {

namespace {

using Status = ShipmentStatus;

constexpr std::array knownWords{
    std::pair{QLatin1String("diajukan"), Status::Booked},
    std::pair{QLatin1String("created"), Status::Booked},
    std::pair{QLatin1String("packing"), Status::Booked},
    std::pair{QLatin1String("pickup scheduled"), Status::Booked},
    std::pair{QLatin1String("out for pickup"), Status::Booked},
    std::pair{QLatin1String("dijemput"), Status::PickedUp},
    std::pair{QLatin1String("dikirim"), Status::InTransit},
    std::pair{QLatin1String("shipped"), Status::InTransit},
    std::pair{QLatin1String("in transit"), Status::InTransit},
    std::pair{QLatin1String("selesai"), Status::Delivered},
    std::pair{QLatin1String("delivered"), Status::Delivered},
    std::pair{QLatin1String("returned"), Status::Returned},
    std::pair{QLatin1String("dibatalkan"), Status::Cancelled},
    std::pair{QLatin1String("canceled"), Status::Cancelled},
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
