#pragma once

#include "call.h"
#include "komercesettings.h"
#include "parcelbook.h"
#include "reply.h"
#include "surroundings.h"

namespace meja::sandbox {

/// RajaOngkir's V2 tracking: one call, with a key and a daily quota of its own, on the parcels of the
/// Delivery API.
class WaybillTracking
{
public:
    WaybillTracking(const Surroundings &surroundings, const KomerceSettings &settings, const ParcelBook &book,
                    QString apiKey)
        : m_surroundings(surroundings), m_settings(settings), m_book(book), m_apiKey(std::move(apiKey))
    {}

    /// What a call is about, without answering it.
    [[nodiscard]] Target target(const Call &call) const;
    [[nodiscard]] Reply answer(const Call &call);

private:
    [[nodiscard]] Reply track(const Call &call) const;
    [[nodiscard]] bool takeFromQuota();

    const Surroundings &m_surroundings;
    const KomerceSettings &m_settings;
    const ParcelBook &m_book;
    QString m_apiKey;
    QString m_day; ///< The quota's, in Jakarta.
    qint64 m_hits = 0;
};

} // namespace meja::sandbox
