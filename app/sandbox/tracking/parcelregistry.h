#pragma once

#include "parcel.h"

#include <QHash>

#include <memory>
#include <vector>

namespace meja::sandbox {

/// All parcels of the merchant. Pointers to them stay valid as long as the registry exists.
class ParcelRegistry
{
public:
    Parcel &add(Parcel parcel);
    void assignWaybill(Parcel &parcel, const QString &awb);
    /// The following functions return null if there is no such parcel.
    [[nodiscard]] Parcel *byOrder(const QString &orderNo) const { return m_byOrder.value(orderNo); }
    [[nodiscard]] Parcel *byWaybill(const QString &awb) const { return m_byWaybill.value(awb); }
    [[nodiscard]] Parcel *byAnyId(const QString &name) const;

private:
    std::vector<std::unique_ptr<Parcel>> m_parcels;
    QHash<QString, Parcel *> m_byOrder;
    QHash<QString, Parcel *> m_byWaybill;
};

} // namespace meja::sandbox
