#pragma once

#include "moment.h"
#include "parcelstage.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace meja::sandbox {

/// One line of a parcel's history.
struct Scan
{
    Moment at = 0;
    ParcelStage stage = ParcelStage::PickedUp;
};

/// An order at the Delivery API and the parcel it became.
struct Parcel
{
    qint64 orderId = 0;
    QString orderNo = {};
    QString awb = {};         ///< Born with the pickup; empty before.
    QString courier = {};     ///< `JNE`, as the Delivery API writes it.
    QJsonObject request = {}; ///< The stored fields.
    qint64 weight = 0;        ///< Grams.
    qint64 charged = 0;       ///< Rupiah taken from the balance and not given back.
    ParcelStage stage = ParcelStage::Created;
    Moment createdAt = 0;
    QString cancelReason = {};
    QString strangeWord = {}; ///< Shown instead of the status while it isn't empty.
    QList<Scan> scans = {};   ///< In the order of time.
    bool losesRace = false;   ///< Will be picked up a moment before it is cancelled.
    bool pickupFails = false; ///< Its next pickup request is refused.
};

} // namespace meja::sandbox
