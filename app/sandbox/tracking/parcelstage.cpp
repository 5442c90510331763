#include "parcelstage.h"

#include <QHash>
#include <QList>

namespace meja::sandbox {

namespace {

using enum ParcelStage;

struct StageWords
{
    ParcelStage stage;
    const char *name;
    const char *indonesian;
    const char *english;
    const char *tracking;
    const char *code; ///< Empty: no scan.
    const char *scan;
    const char *manifest;
};

constexpr StageWords stageWords[] = {
    {Created, "created", "Diajukan", "Created", "", "", "", ""},
    {Packing, "packing", "Diajukan", "Packing", "", "", "", ""},
    {PickupRequested, "pickup_requested", "Diajukan", "Pickup Scheduled", "", "", "", ""},
    {OutForPickup, "out_for_pickup", "Diajukan", "Out for Pickup", "", "", "", ""},
    {PickedUp, "picked_up", "Dijemput", "Shipped", "ON PROCESS", "100", "Paket dijemput kurir",
     "PICKED UP BY COURIER"},
    {Shipped, "shipped", "Dikirim", "Shipped", "ON PROCESS", "110", "Paket diterima di gudang asal",
     "RECEIVED AT ORIGIN GATEWAY"},
    {InTransit, "in_transit", "Dikirim", "In Transit", "ON PROCESS", "120", "Paket dalam perjalanan",
     "DEPARTED FROM TRANSIT"},
    {AttemptFailed, "attempt_failed", "Dikirim", "In Transit", "ON PROCESS", "150",
     "Pengantaran gagal, penerima tidak di tempat", "DELIVERY ATTEMPT FAILED, RECIPIENT ABSENT"},
    {Delivered, "delivered", "Selesai", "Delivered", "DELIVERED", "200", "Paket diterima oleh SARI",
     "DELIVERED TO SARI"},
    {Returning, "returning", "Dikirim", "In Transit", "RETURN TO SHIPPER", "160", "Paket diretur ke pengirim",
     "RETURN TO SHIPPER"},
    {Returned, "returned", "Returned", "Returned", "RETURNED", "210", "Retur: delivered to shipper",
     "DELIVERED TO SHIPPER"},
    {Lost, "lost", "Dikirim", "In Transit", "ON PROCESS", "900", "Paket hilang", "SHIPMENT LOST"},
    {Damaged, "damaged", "Dikirim", "In Transit", "ON PROCESS", "910", "Paket rusak", "SHIPMENT DAMAGED"},
    {Cancelled, "cancelled", "Dibatalkan", "Canceled", "CANCELED", "", "", ""},
};

const StageWords &wordsOf(ParcelStage stage)
{
    return stageWords[int(stage)];
}

const QHash<ParcelStage, QList<ParcelStage>> &nextStages()
{
    static const QHash<ParcelStage, QList<ParcelStage>> table{
        {Created, {Packing, PickupRequested, PickedUp, Cancelled}},
        {Packing, {PickupRequested, PickedUp, Cancelled}},
        {PickupRequested, {OutForPickup, PickedUp, Cancelled}},
        {OutForPickup, {PickedUp, Cancelled}},
        {PickedUp, {Shipped, InTransit, Delivered, AttemptFailed, Returning, Lost, Damaged, Cancelled}},
        {Shipped, {InTransit, AttemptFailed, Delivered, Returning, Lost, Damaged, Cancelled}},
        {InTransit, {InTransit, AttemptFailed, Delivered, Returning, Lost, Damaged, Cancelled}},
        {AttemptFailed, {AttemptFailed, InTransit, Delivered, Returning, Lost, Damaged}},
        {Returning, {Returned, Lost, Damaged}},
        {Damaged, {Returning, Delivered}},
    };
    return table;
}

} // namespace

QString word(ParcelStage stage)
{
    return QString::fromLatin1(wordsOf(stage).name);
}

std::optional<ParcelStage> parcelStage(const QString &word)
{
    for (const StageWords &each : stageWords)
        if (word == QLatin1String(each.name))
            return each.stage;
    return {};
}

bool canTransition(ParcelStage from, ParcelStage to)
{
    return nextStages().value(from).contains(to);
}

QString orderStatus(ParcelStage stage, bool inEnglish)
{
    return QString::fromLatin1(inEnglish ? wordsOf(stage).english : wordsOf(stage).indonesian);
}

QString trackingStatus(ParcelStage stage)
{
    return QString::fromLatin1(wordsOf(stage).tracking);
}

std::optional<ScanWords> scanWords(ParcelStage stage)
{
    const StageWords &words = wordsOf(stage);
    if (words.code[0] == '\0')
        return {};
    return ScanWords{QString::fromLatin1(words.code), QString::fromLatin1(words.scan),
                     QString::fromLatin1(words.manifest)};
}

} // namespace meja::sandbox
