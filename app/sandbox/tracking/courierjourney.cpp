#include "courierjourney.h"

#include <QList>

namespace meja::sandbox {

namespace {

using enum ParcelStage;

struct JourneyLine
{
    const char *courier;
    ParcelStage stage;
    const char *text; ///< `%1`: a place.
};

/// Several lines of one stage are played one after the other.
constexpr JourneyLine journeyLines[] = {
    {"jnt", PickedUp, "Paket telah diterima oleh %1"},
    {"jnt", Shipped, "Paket akan dikirimkan ke SUB_GATEWAY"},
    {"jnt", InTransit, "Paket telah sampai di %1"},
    {"jnt", InTransit, "Paket akan dikirimkan ke %1"},
    {"jnt", InTransit, "Paket akan dikirim ke alamat penerima"},
    {"jnt", AttemptFailed, "Paket bermasalah: penerima tidak di tempat"},
    {"jnt", Delivered, "Paket telah diterima"},
    {"jnt", Returning, "Paket akan diretur"},
    {"jnt", Returned, "Package returned to seller"},

    {"jne", PickedUp, "SHIPMENT RECEIVED BY JNE COUNTER OFFICER AT [%1]"},
    {"jne", Shipped, "RECEIVED AT SORTING CENTER [%1]"},
    {"jne", InTransit, "DEPARTED FROM TRANSIT [GATEWAY %1]"},
    {"jne", InTransit, "SHIPMENT FORWARDED TO DESTINATION [%1]"},
    {"jne", InTransit, "WITH DELIVERY COURIER [%1]"},
    {"jne", AttemptFailed, "NOT AT HOME [%1]"},
    {"jne", Delivered, "DELIVERED TO [SARI | 05-03-2026 13:22 | %1 ]"},
    {"jne", Returning, "SHIPMENT RETURN [%1]"},
    {"jne", Returned, "RETURNED TO SHIPPER [%1]"},

    {"sicepat", PickedUp, "PAKET TELAH DI PICK UP OLEH [SIGESIT - BUDI]"},
    {"sicepat", Shipped, "PAKET TELAH DI INPUT (MANIFESTED) DI %1 [%1]"},
    {"sicepat", InTransit, "PAKET TELAH DI TERIMA DI %1 [%1 SORTATION]"},
    {"sicepat", InTransit, "PAKET KELUAR DARI %1 [%1 SORTATION]"},
    {"sicepat", InTransit, "PAKET DIBAWA [SIGESIT - BUDI]"},
    {"sicepat", AttemptFailed, "PAKET DI KEMBALIKAN DI %1 [%1] - (CU) CNEE UNKNOWN"},
    {"sicepat", Delivered, "PAKET DITERIMA OLEH [SARI - (KEL) KELUARGA SERUMAH]"},
    {"sicepat", Returning, "PAKET RETUR [%1]"},
    {"sicepat", Returned, "PAKET TELAH DIKEMBALIKAN KE PENGIRIM"},

    {"pos", PickedUp, "Posting Loket"},
    {"pos", Shipped, "Manifest Serah"},
    {"pos", InTransit, "Manifest Terima"},
    {"pos", InTransit, "DITERUSKAN KE KANTOR ANTARAN %1"},
    {"pos", InTransit, "Proses Antar"},
    {"pos", AttemptFailed, "Antar Gagal"},
    {"pos", Delivered, "SELESAI ANTAR DI %1\r\nDITERIMA OLEH SARI"},
    {"pos", Returning, "RETUR KE KANTOR POS %1"},
    {"pos", Returned, "Dikembalikan ke pengirim"},

    {"anteraja", PickedUp, "Parcel sudah di-pickup oleh SATRIA"},
    {"anteraja", Shipped, "Parcel telah diterima di %1"},
    {"anteraja", InTransit, "Parcel dalam perjalanan menuju %1"},
    {"anteraja", InTransit, "SATRIA sedang menuju alamat penerima"},
    {"anteraja", AttemptFailed, "Delivery gagal karena penerima tidak di tempat"},
    {"anteraja", Delivered, "Delivery sukses oleh SATRIA dan diterima oleh SARI"},
    {"anteraja", Returning, "Parcel dalam proses retur ke pengirim"},
    {"anteraja", Returned, "Parcel telah dikembalikan ke pengirim"},

    {"ninja", PickedUp, "Successful Pickup"},
    {"ninja", Shipped, "Arrived at Sorting Hub %1"},
    {"ninja", InTransit, "En-route to Sorting Hub %1"},
    {"ninja", InTransit, "On Vehicle for Delivery"},
    {"ninja", AttemptFailed, "Pending Reschedule"},
    {"ninja", Delivered, "Completed"},
    {"ninja", Returning, "Return to Sender triggered"},
    {"ninja", Returned, "Returned to Sender"},

    {"tiki", PickedUp, "Shipment Data Entry"},
    {"tiki", Shipped, "CONSIGNMENT RECEIVED AT %1"},
    {"tiki", InTransit, "DEPARTED FROM %1"},
    {"tiki", InTransit, "WITH DELIVERY COURIER"},
    {"tiki", AttemptFailed, "CONSIGNMENT NOT DELIVERED - RUMAH KOSONG"},
    {"tiki", Delivered, "SUCCESS RECEIVED BY: SARI"},
    {"tiki", Returning, "RETURN CONSIGNMENT [%1]"},
    {"tiki", Returned, "RETURNED TO SHIPPER"},

    {"lion", PickedUp, "PUP - Paket telah diambil oleh kurir"},
    {"lion", Shipped, "STI - Paket sampai di konsolidator %1"},
    {"lion", InTransit, "CARGO PLANE - Paket diberangkatkan ke %1"},
    {"lion", InTransit, "DEL - Paket dibawa kurir"},
    {"lion", AttemptFailed, "DEX - Penerima tidak ada di tempat"},
    {"lion", Delivered, "POD - Paket diterima oleh SARI"},
    {"lion", Returning, "RTS - Paket dikirim kembali"},
    {"lion", Returned, "Returned to shipper"},

    {"ide", PickedUp, "Paket telah dijemput oleh kurir"},
    {"ide", Shipped, "Paket telah tiba di %1"},
    {"ide", InTransit, "Paket telah berangkat dari %1"},
    {"ide", InTransit, "Paket sedang diantar oleh kurir BUDI"},
    {"ide", AttemptFailed, "Scan paket bermasalah"},
    {"ide", Delivered, "Paket telah diterima oleh SARI"},
    {"ide", Returning, "Scan retur"},
    {"ide", Returned, "Paket sudah diretur ke pengirim"},

    {"sap", PickedUp, "Picked up"},
    {"sap", Shipped, "Entry (verified)"},
    {"sap", InTransit, "Manifest outgoing %1"},
    {"sap", InTransit, "Incoming %1"},
    {"sap", InTransit, "Delivery"},
    {"sap", AttemptFailed, "Undelivered"},
    {"sap", Delivered, "POD - Delivered"},
    {"sap", Returning, "Shipment return"},
    {"sap", Returned, "Returned to shipper"},
    {"sap", Lost, "Shipment lost"},
    {"sap", Damaged, "Shipment damage"},

    {"wahana", PickedUp, "Diterima di Sales Counter AGEN %1"},
    {"wahana", Shipped, "Barang diproses di %1"},
    {"wahana", InTransit, "Barang dalam perjalanan ke %1"},
    {"wahana", InTransit, "Barang dibawa kurir untuk diantar"},
    {"wahana", AttemptFailed, "Barang belum berhasil diantar"},
    {"wahana", Delivered, "Diterima oleh SARI"},
    {"wahana", Returning, "Barang dikembalikan ke pengirim"},
    {"wahana", Returned, "Retur diterima"},
};

/// Real places whose names contain words that seem to report something.
QString place(int number)
{
    static const QStringList places{QStringLiteral("SUKOMANUNGGAL"), QStringLiteral("BATALAIWORU"),
                                    QStringLiteral("CIREBON"), QStringLiteral("SUKAJADI"),
                                    QStringLiteral("CILEGON")};
    return places.at(number % places.size());
}

QString codeOf(const QString &courier)
{
    const QString code = courier.toLower();
    return code == QLatin1String("idexpress") ? QStringLiteral("ide") : code;
}

} // namespace

QStringList journeyCouriers()
{
    QStringList couriers;
    for (const JourneyLine &line : journeyLines)
        couriers.append(QString::fromLatin1(line.courier));
    couriers.removeDuplicates();
    return couriers;
}

QString manifestLine(const QString &courier, ParcelStage stage, int repetition)
{
    QStringList texts;
    for (const JourneyLine &line : journeyLines)
        if (line.stage == stage && codeOf(courier) == QLatin1String(line.courier))
            texts.append(QString::fromLatin1(line.text));
    if (texts.isEmpty())
        return scanWords(stage)->manifest;
    QString text = texts.at(repetition % texts.size());
    // The first scan of J&T is at SUKOMANUNGGAL.
    return text.replace(QLatin1String("%1"), place(int(stage) - int(PickedUp) + repetition));
}

} // namespace meja::sandbox
