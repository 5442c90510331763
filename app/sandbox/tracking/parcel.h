#pragma once

#include "moment.h"
#include "parcelstage.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace meja::sandbox {

/// A courier's scan of a parcel.
struct Scan
{
    Moment at = 0;
    ParcelStage stage = ParcelStage::PickedUp;
};

/// An order at the Delivery API and its parcel.
struct Parcel
{
    qint64 orderId = 0;
    QString orderNo = {};
    QString awb = {};         ///< Assigned when the pickup is requested; empty before.
    QString courier = {};     ///< `JNE`, as the Delivery API writes it.
    QJsonObject request = {}; ///< The fields of the store request.
    qint64 weight = 0;        ///< Grams.
    qint64 charged = 0;       ///< Rupiah deducted from the balance and not refunded.
    ParcelStage stage = ParcelStage::Created;
    Moment createdAt = 0;
    QString cancelReason = {};
    QString statusOverride = {}; ///< Shown instead of the status; empty: the status.
    QList<Scan> scans = {};      ///< Sorted by time.
    bool losesRace = false;      ///< Is picked up just before the next cancel request.
    bool pickupFails = false;    ///< The next pickup request fails.
};

} // namespace meja::sandbox
