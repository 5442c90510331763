#include "customerwords.h"

#include <QHash>

namespace meja {

namespace {

using Words = QHash<QString, QString>;

QString wordsIn(const Words &words, const QString &code)
{
    return words.value(code, code);
}

} // namespace

QString orderStatusWords(const QString &code)
{
    static const Words words{
        {QStringLiteral("MENUNGGU_PEMBAYARAN"), QStringLiteral("Pesanan dibuat, menunggu pembayaran")},
        {QStringLiteral("DIBAYAR"), QStringLiteral("Pembayaran diterima")},
        {QStringLiteral("DIPROSES"), QStringLiteral("Pesanan sedang disiapkan")},
        {QStringLiteral("DIKIRIM"), QStringLiteral("Pesanan dalam pengiriman")},
        {QStringLiteral("SELESAI"), QStringLiteral("Pesanan selesai")},
        {QStringLiteral("MENUNGGU_BATAL"), QStringLiteral("Pembatalan sedang diproses")},
        {QStringLiteral("DIBATALKAN"), QStringLiteral("Pesanan dibatalkan")},
        {QStringLiteral("KEDALUWARSA"), QStringLiteral("Waktu pembayaran habis")}};
    return wordsIn(words, code);
}

QString paymentStatusWords(const QString &code)
{
    static const Words words{
        {QStringLiteral("PENDING"), QStringLiteral("Menunggu pembayaran")},
        {QStringLiteral("PAID"), QStringLiteral("Lunas")},
        {QStringLiteral("FAILED"), QStringLiteral("Pembayaran gagal")},
        {QStringLiteral("EXPIRED"), QStringLiteral("Waktu pembayaran habis")},
        {QStringLiteral("CANCELLED"), QStringLiteral("Pembayaran dibatalkan")},
        {QStringLiteral("REFUND_PENDING"), QStringLiteral("Pengembalian dana sedang diproses")},
        {QStringLiteral("PARTIALLY_REFUNDED"), QStringLiteral("Dana dikembalikan sebagian")},
        {QStringLiteral("REFUNDED"), QStringLiteral("Dana telah dikembalikan")},
        {QStringLiteral("REFUND_FAILED"), QStringLiteral("Pengembalian dana sedang ditangani toko")},
        {QStringLiteral("DISPUTED"), QStringLiteral("Pembayaran disengketakan")}};
    return wordsIn(words, code);
}

QString shipmentStatusWords(const QString &code)
{
    static const Words words{{QStringLiteral("BOOKED"), QStringLiteral("Menunggu diambil kurir")},
                             {QStringLiteral("PICKED_UP"), QStringLiteral("Diambil kurir")},
                             {QStringLiteral("IN_TRANSIT"), QStringLiteral("Dalam perjalanan")},
                             {QStringLiteral("DELIVERED"), QStringLiteral("Paket diterima")},
                             {QStringLiteral("PROBLEM"), QStringLiteral("Ada kendala pengiriman")},
                             {QStringLiteral("RETURNING"), QStringLiteral("Dikembalikan ke pengirim")},
                             {QStringLiteral("RETURNED"), QStringLiteral("Paket kembali ke pengirim")},
                             {QStringLiteral("LOST"), QStringLiteral("Paket hilang")},
                             {QStringLiteral("CANCELLED"), QStringLiteral("Pengiriman dibatalkan")}};
    return wordsIn(words, code);
}

QString refundStateSeen(const QString &code)
{
    return code == QLatin1String("SUCCEEDED") ? QStringLiteral("succeeded") : QStringLiteral("in_progress");
}

QString refundStateWords(const QString &seen)
{
    return seen == QLatin1String("succeeded") ? QStringLiteral("Dana telah dikembalikan")
                                              : QStringLiteral("Pengembalian dana sedang diproses");
}

QString cancellationStateSeen(const QString &step)
{
    if (step == QLatin1String("REFUSED"))
        return QStringLiteral("refused");
    const bool isCancelled = step == QLatin1String("ORDER_CANCELLED") || step == QLatin1String("FINISHED");
    return isCancelled ? QStringLiteral("cancelled") : QStringLiteral("in_progress");
}

QString cancellationStateWords(const QString &seen)
{
    static const Words words{
        {QStringLiteral("in_progress"), QStringLiteral("Permintaan pembatalan sedang diproses")},
        {QStringLiteral("cancelled"), QStringLiteral("Pesanan dibatalkan")},
        {QStringLiteral("refused"),
         QStringLiteral("Pesanan sudah di tangan kurir dan tidak dapat dibatalkan")}};
    return wordsIn(words, seen);
}

} // namespace meja
