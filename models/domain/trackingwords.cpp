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

TrackingWords::Entry holds(const char *phrase, TrackingMeaning meaning)
{
    return {QString::fromLatin1(phrase), meaning, false};
}

TrackingWords::Entry is(const char *phrase, TrackingMeaning meaning)
{
    return {QString::fromLatin1(phrase), meaning, true};
}

QList<TrackingWords::Entry> standardEntries()
{
    return {
        holds("returned to shipper", returned),
        holds("delivered to shipper", returned),
        holds("diterima kembali", returned),
        holds("retur diterima", returned),
        is("returned", returned),
        holds("return to shipper", returning),
        holds("retur", returning),
        holds("dikembalikan", returning),
        holds("returning", returning),
        is("return", returning),
        holds("batal", cancelled),
        holds("cancel", cancelled),
        holds("hilang", lost),
        is("lost", lost),
        holds("rusak", lost),
        holds("damaged", lost),
        holds("gagal antar", problem),
        holds("gagal kirim", problem),
        holds("failed delivery", problem),
        holds("delivery failed", problem),
        holds("undelivered", problem),
        holds("not delivered", problem),
        holds("tidak ada di tempat", problem),
        holds("penerima tidak", problem),
        holds("alamat tidak", problem),
        holds("bad address", problem),
        holds("on hold", problem),
        holds("out for pickup", booked),
        holds("pickup scheduled", booked),
        is("created", booked),
        is("packing", booked),
        is("diajukan", booked),
        holds("menunggu pickup", booked),
        holds("delivered", delivered),
        is("selesai", delivered),
        holds("diterima oleh", delivered),
        holds("paket diterima", delivered),
        is("diterima", delivered),
        is("dijemput", pickedUp),
        holds("picked up", pickedUp),
        holds("paket dijemput", pickedUp),
        holds("dikirim", inTransit),
        is("shipped", inTransit),
        holds("in transit", inTransit),
        holds("on process", inTransit),
        holds("manifested", inTransit),
        holds("delivery courier", inTransit),
        holds("received at", inTransit),
        holds("departed", inTransit),
        holds("sedang diantar", inTransit),
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
