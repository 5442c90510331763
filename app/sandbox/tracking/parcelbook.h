#pragma once

#include "parcel.h"

#include <QHash>

#include <memory>
#include <vector>

namespace meja::sandbox {

/// All parcels of the merchant. They stay where they are: pointers to them live as long as the book.
class ParcelBook
{
public:
    Parcel &add(Parcel parcel);
    void giveWaybill(Parcel &parcel, const QString &awb);
    /// These give null when there is none.
    [[nodiscard]] Parcel *byOrder(const QString &orderNo) const { return m_byOrder.value(orderNo); }
    [[nodiscard]] Parcel *byWaybill(const QString &awb) const { return m_byWaybill.value(awb); }
    [[nodiscard]] Parcel *byEither(const QString &name) const;

    [[nodiscard]] const auto &all() const { return m_parcels; }

private:
    std::vector<std::unique_ptr<Parcel>> m_parcels;
    QHash<QString, Parcel *> m_byOrder;
    QHash<QString, Parcel *> m_byWaybill;
};

} // namespace meja::sandbox
