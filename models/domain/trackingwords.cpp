#include "trackingwords.h"

#include <algorithm>

namespace meja {

namespace {

using enum ShipmentStatus;

constexpr TrackingMeaning booked{Booked, 10};
constexpr TrackingMeaning pickedUp{PickedUp, 20};
constexpr TrackingMeaning inTransit{InTransit, 30};
constexpr TrackingMeaning problem{Problem, 30};
constexpr TrackingMeaning returning{Returning, 40};
constexpr TrackingMeaning lost{Lost, 70};
constexpr TrackingMeaning returned{Returned, 80};
constexpr TrackingMeaning delivered{Delivered, 90};
constexpr TrackingMeaning cancelled{Cancelled, 90};

TrackingWords::Entry containing(const char *phrase, TrackingMeaning meaning)
{
    return {QString::fromLatin1(phrase), meaning, false};
}

TrackingWords::Entry equalTo(const char *phrase, TrackingMeaning meaning)
{
    return {QString::fromLatin1(phrase), meaning, true};
}

QList<TrackingWords::Entry> standardEntries()
{
    return {
        containing("returned to shipper", returned),
        containing("delivered to shipper", returned),
        containing("diterima kembali", returned),
        containing("retur diterima", returned),
        equalTo("returned", returned),
        containing("return to shipper", returning),
        containing("retur", returning),
        containing("dikembalikan", returning),
        containing("returning", returning),
        equalTo("return", returning),
        containing("batal", cancelled),
        containing("cancel", cancelled),
        containing("hilang", lost),
        equalTo("lost", lost),
        containing("rusak", lost),
        containing("damaged", lost),
        containing("gagal antar", problem),
        containing("gagal kirim", problem),
        containing("failed delivery", problem),
        containing("delivery failed", problem),
        containing("undelivered", problem),
        containing("not delivered", problem),
        containing("tidak ada di tempat", problem),
        containing("penerima tidak", problem),
        containing("alamat tidak", problem),
        containing("bad address", problem),
        containing("on hold", problem),
        containing("out for pickup", booked),
        containing("pickup scheduled", booked),
        equalTo("created", booked),
        equalTo("packing", booked),
        equalTo("diajukan", booked),
        containing("menunggu pickup", booked),
        containing("delivered", delivered),
        equalTo("selesai", delivered),
        containing("diterima oleh", delivered),
        containing("paket diterima", delivered),
        equalTo("diterima", delivered),
        equalTo("dijemput", pickedUp),
        containing("picked up", pickedUp),
        containing("paket dijemput", pickedUp),
        containing("dikirim", inTransit),
        equalTo("shipped", inTransit),
        containing("in transit", inTransit),
        containing("on process", inTransit),
        containing("manifested", inTransit),
        containing("delivery courier", inTransit),
        containing("received at", inTransit),
        containing("departed", inTransit),
        containing("sedang diantar", inTransit),
    };
}

bool isReturn(const TrackingWords::Entry &entry)
{
    return entry.meaning.status == Returning || entry.meaning.status == Returned;
}

} // namespace

TrackingWords::TrackingWords(QList<Entry> entries) : m_entries(std::move(entries))
{
    std::stable_partition(m_entries.begin(), m_entries.end(), isReturn);
}

const TrackingWords &TrackingWords::standard()
{
    static const TrackingWords words(standardEntries());
    return words;
}

std::optional<TrackingMeaning> TrackingWords::meaningOf(const QString &text) const
{
    const QString word = text.simplified().toLower();
    for (const Entry &entry : m_entries) {
        if (entry.isWholeWord ? word == entry.phrase : word.contains(entry.phrase))
            return entry.meaning;
    }
    return std::nullopt;
}

} // namespace meja
