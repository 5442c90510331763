#include "parcelregistry.h"

namespace meja::sandbox {

Parcel &ParcelRegistry::add(Parcel parcel)
{
    m_parcels.push_back(std::make_unique<Parcel>(std::move(parcel)));
    Parcel *added = m_parcels.back().get();
    if (!added->orderNo.isEmpty())
        m_byOrder.insert(added->orderNo, added);
    return *added;
}

void ParcelRegistry::assignWaybill(Parcel &parcel, const QString &awb)
{
    parcel.awb = awb;
    m_byWaybill.insert(awb, &parcel);
}

Parcel *ParcelRegistry::byAnyId(const QString &name) const
{
    Parcel *found = byOrder(name);
    return found ? found : byWaybill(name);
}

} // namespace meja::sandbox
