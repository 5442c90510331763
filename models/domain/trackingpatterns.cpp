#include "trackingpatterns.h"

namespace meja {

namespace {

using Meaning = LineMeaning;

constexpr LinePattern patterns[] = {
    // J&T Express
    {"jnt", Meaning::Returning, "<parcel> (akan|sedang|telah) di ?retur( .*)?", "Paket akan diretur",
     "J&T's statuses, public API clients"},
    {"jnt", Meaning::Returning, "package returned to seller", "Package returned to seller",
     "J&T's statuses, public API clients"},
    {"jnt", Meaning::Problem, "(paket )?bermasalah([ :(].*)?", "Paket bermasalah: alamat tidak ditemukan",
     "J&T's statuses, tonjoostudio.com"},
    {"jnt", Meaning::Collected, "telah diambil: .*",
     "TELAH DIAMBIL: DROP POINT [JAKARTA] (DIPROSES OLEH: SANTOSO1)", "J&T's statuses, tonjoostudio.com"},

    // SiCepat
    {"sicepat", Meaning::Returning, "paket (di ?)?retur( .*)?", "PAKET RETUR [JAKBAR ANGKE]", "not verified"},
    {"sicepat", Meaning::Problem, "paket di ?kembalikan di .* - \\([a-z]+\\) .*",
     "PAKET DI KEMBALIKAN DI LEBAK [LEBAK MALINGPING SELATAN COD] - (CU) CNEE UNKNOWN",
     "SiCepat's histories, public samples"},

    // JNE
    {"jne", Meaning::Returning, "(shipment )?(on )?return(ed)?( process| shipment)?( \\[.*\\])?",
     "SHIPMENT RETURN [JAKARTA]", "JNE's statuses, utekno.com"},
    {"jne", Meaning::Problem, "(cnee|consignee) unknown( .*)?", "CNEE UNKNOWN [JAKARTA]",
     "JNE's statuses, utekno.com"},
    {"jne", Meaning::Problem, "closed once delivery attempt( .*)?", "CLOSED ONCE DELIVERY ATTEMPT",
     "JNE's statuses, utekno.com"},
    {"jne", Meaning::Problem, "(nth|not at home|not home)( .*)?", "NOT AT HOME [JAKARTA]",
     "JNE's statuses, utekno.com"},
    {"jne", Meaning::Problem, "box undel(ivered)?( .*)?", "BOX UNDELIVERED", "JNE's statuses, utekno.com"},
    {"jne", Meaning::Problem, "shipment (is )?being held\\b.*",
     "SHIPMENT IS BEING HELD.DID NOT PASS X-RAY SCANNING", "JNE's statuses, utekno.com"},

    // Pos Indonesia
    {"pos", Meaning::Problem, "(gagal antar|antar gagal)( .*)?", "Antar Gagal di WONODADI",
     "Pos Indonesia's statuses, blog.resi.id"},
    {"pos", Meaning::Returning, "(kiriman )?(di)?retur(kan)?( ke .*)?", "RETUR KE KANTOR POS MALANG",
     "not verified"},

    // AnterAja
    {"anteraja", Meaning::Problem, "delivery gagal\\b.*", "Delivery gagal karena penerima tidak di tempat",
     "not verified"},
    {"anteraja", Meaning::Returning, "(parcel|paket) dalam proses (retur|pengembalian)\\b.*",
     "Parcel dalam proses retur ke pengirim", "not verified"},

    // Ninja Xpress
    {"ninja", Meaning::Returning, "return to sender (triggered|initiated|in progress)\\b.*",
     "Return to Sender triggered", "Ninja Van's webhook statuses"},
    {"ninja", Meaning::Problem, "((first|second|third) )?(delivery )?attempt (failed|unsuccessful)\\b.*",
     "First delivery attempt unsuccessful", "Ninja Van's webhook statuses"},
    {"ninja", Meaning::Problem, "pending reschedule\\b.*", "Pending Reschedule",
     "Ninja Van's webhook statuses"},

    // TIKI
    {"tiki", Meaning::Returning, "return(ed)? consignment( .*)?", "RETURN CONSIGNMENT [BANDUNG]",
     "not verified"},
    {"tiki", Meaning::Problem, "consignment (on hold|not delivered)\\b.*",
     "CONSIGNMENT NOT DELIVERED - RUMAH KOSONG", "not verified"},

    // Lion Parcel
    {"lion", Meaning::Problem, "(dex|codrej)( ?[-:] ?.*)?", "DEX - Penerima tidak ada di tempat",
     "not verified"},
    {"lion", Meaning::Returning, "(rts|rtshq)( ?[-:] ?.*)?", "RTS - Paket dikirim kembali", "not verified"},
    {"lion", Meaning::Collected, "pup( ?[-:] ?.*)?", "PUP - Paket telah diambil oleh kurir", "not verified"},
    {"lion", Meaning::Stopped, "cnx( ?[-:] ?.*)?", "CNX - Dibatalkan", "not verified"},

    // ID Express
    {"ide", Meaning::Problem, "(scan )?(paket )?bermasalah([ :(].*)?", "Scan paket bermasalah",
     "not verified"},
    {"ide", Meaning::Returning, "scan (paket )?retur( .*)?", "Scan retur", "not verified"},

    // SAP Express
    {"sap", Meaning::Returning, "shipment return( .*)?", "Shipment return",
     "SAP Express' statuses, alamatjtcargo.com"},
    {"sap", Meaning::Problem, "shipment (lost|damage)( .*)?|irregularity( .*)?", "Irregularity",
     "SAP Express' statuses, alamatjtcargo.com"},
    {"sap", Meaning::Stopped, "void pick ?up( .*)?", "Void pick up",
     "SAP Express' statuses, alamatjtcargo.com"},

    // Wahana
    {"wahana", Meaning::Problem, "<parcel> (belum|tidak) (berhasil|dapat) (diantar|terkirim|diserahkan)\\b.*",
     "Barang belum berhasil diantar", "not verified"},

    // Every courier
    {"", Meaning::Returning,
     "<parcel> ((akan|sedang|telah|sudah|dalam|proses|berhasil|will be|is|being|has been) )*"
     "(di ?retur|retur|returned|di ?kembalikan|pengembalian) (ke|kepada|to) (the )?<shipper>\\b.*",
     "Paket dikembalikan ke pengirim", "gateways.md B.4"},
    {"", Meaning::Returning,
     "(delivered|returned|return|returning|retur|diretur|dikembalikan) (back )?(to|ke) (the )?<shipper>\\b.*",
     "Delivered to sender", "RajaOngkir, manifests"},
    {"", Meaning::Returning,
     "(retur|return|returned|returning|diretur|dikembalikan|rts|proses retur|retur berjalan|return in "
     "progress)",
     "Retur", "gateways.md B.4"},
    {"", Meaning::Returning, "retur( diterima| selesai|:)( .*)?", "Retur diterima", "gateways.md B.4"},
    {"", Meaning::Problem,
     "(gagal (antar|kirim|diantar|dikirim)|(pengantaran|antaran|antar) gagal)\\b(?!.*pick ?up).*",
     "Gagal antar, penerima tidak di tempat", "gateways.md B.4"},
    {"", Meaning::Problem,
     "(delivery (attempt )?(failed|unsuccessful)|failed (delivery|to deliver)|unsuccessful "
     "delivery|undelivered|"
     "not delivered)\\b.*",
     "DELIVERY ATTEMPT FAILED, RECIPIENT ABSENT", "gateways.md B.4"},
    {"", Meaning::Problem,
     "(penerima|recipient|consignee|receiver) (tidak (ada|di ?tempat|dikenal|ditemukan|bisa dihubungi)|"
     "not (at home|available|found)|unknown|absent|unavailable|menolak|refused)\\b.*",
     "Penerima tidak di tempat", "gateways.md B.4"},
    {"", Meaning::Problem,
     "(alamat|address) (tidak (lengkap|jelas|ditemukan|dikenal|sesuai)|salah|incomplete|not found)\\b.*|"
     "(bad|wrong|incomplete) address\\b.*",
     "Alamat tidak lengkap", "gateways.md B.4"},
    {"", Meaning::Problem, "(rumah|kantor) (kosong|tutup)\\b.*", "Rumah kosong",
     "Indonesian couriers, status lists"},
    {"", Meaning::Problem,
     "<parcel> ((dinyatakan|dilaporkan|telah|sudah|is|has been|reported) )*"
     "(hilang|rusak|lost|damaged|ditolak|dimusnahkan|on hold)\\b.*",
     "Paket hilang", "gateways.md B.4"},
    {"", Meaning::Problem, "hilang|rusak|lost|damaged|on ?hold|ditolak", "ON HOLD", "gateways.md B.4"},
    {"", Meaning::Stopped,
     "(paket|kiriman|pesanan|pengiriman|order|shipment|parcel|package|resi) "
     "((telah|sudah|has been|is|was) )*(dibatalkan|batal|cancelled|canceled|void)\\b.*",
     "Pengiriman dibatalkan", "gateways.md B.4"},
    {"", Meaning::Stopped, "dibatalkan|batal|cancelled|canceled|void", "CANCELED", "gateways.md B.4"},
    {"", Meaning::Collected,
     "<parcel> ((telah|sudah|berhasil|has been|is|was|successfully) )*"
     "(dijemput|di[ -]?pick[ -]?up|picked[ -]?up|collected)\\b.*",
     "SHIPMENT PICKED UP BY JNE COURIER [YOGYAKARTA]", "Indonesian couriers, tracking pages"},
    {"", Meaning::Collected,
     "<parcel> ((telah|sudah|berhasil) )*diambil (oleh )?(kurir|driver|sprinter|petugas)\\b.*",
     "Paket telah diambil oleh kurir", "Indonesian couriers, tracking pages"},
    {"", Meaning::Collected,
     "(picked[ -]?up|dijemput|success(ful|fully)? pick[ -]?up|pick[ -]?up "
     "(berhasil|success|successful|completed|selesai))"
     "( (by|oleh|dari|from|at|kurir)\\b.*)?",
     "PICKED UP BY COURIER", "Indonesian couriers, tracking pages"},
};

constexpr QLatin1String beforeCollection[] = {
    QLatin1String("pickup"),      QLatin1String("pick"),       QLatin1String("picked"),
    QLatin1String("pickreq"),     QLatin1String("dipickup"),   QLatin1String("jemput"),
    QLatin1String("dijemput"),    QLatin1String("menjemput"),  QLatin1String("penjemputan"),
    QLatin1String("diambil"),     QLatin1String("booking"),    QLatin1String("booked"),
    QLatin1String("bkd"),         QLatin1String("created"),    QLatin1String("dibuat"),
    QLatin1String("diajukan"),    QLatin1String("allocated"),  QLatin1String("ditugaskan"),
    QLatin1String("assigned"),    QLatin1String("menunggu"),   QLatin1String("waiting"),
    QLatin1String("awaiting"),    QLatin1String("pending"),    QLatin1String("scheduled"),
    QLatin1String("dijadwalkan"), QLatin1String("packing"),    QLatin1String("packed"),
    QLatin1String("dikemas"),     QLatin1String("expired"),    QLatin1String("cancel"),
    QLatin1String("cancelled"),   QLatin1String("canceled"),   QLatin1String("cancellation"),
    QLatin1String("batal"),       QLatin1String("dibatalkan"), QLatin1String("membatalkan"),
    QLatin1String("pembatalan"),  QLatin1String("void"),
};

} // namespace

std::span<const LinePattern> linePatterns()
{
    return patterns;
}

std::span<const QLatin1String> wordsBeforeCollection()
{
    return beforeCollection;
}

} // namespace meja
