#include "customertexts.h"

#include <QHash>

namespace meja {

namespace {

using Texts = QHash<QString, QString>;

QString textFor(const Texts &texts, const QString &code)
{
    return texts.value(code, code);
}

} // namespace

QString orderStatusText(const QString &code)
{
    static const Texts texts{
        {QStringLiteral("MENUNGGU_PEMBAYARAN"), QStringLiteral("Pesanan dibuat, menunggu pembayaran")},
        {QStringLiteral("DIBAYAR"), QStringLiteral("Pembayaran diterima")},
        {QStringLiteral("DIPROSES"), QStringLiteral("Pesanan sedang disiapkan")},
        {QStringLiteral("DIKIRIM"), QStringLiteral("Pesanan dalam pengiriman")},
        {QStringLiteral("SELESAI"), QStringLiteral("Pesanan selesai")},
        {QStringLiteral("MENUNGGU_BATAL"), QStringLiteral("Pembatalan sedang diproses")},
        {QStringLiteral("DIBATALKAN"), QStringLiteral("Pesanan dibatalkan")},
        {QStringLiteral("KEDALUWARSA"), QStringLiteral("Waktu pembayaran habis")}};
    return textFor(texts, code);
}

QString paymentStatusText(const QString &code)
{
    static const Texts texts{
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
    return textFor(texts, code);
}

QString shipmentStatusText(const QString &code)
{
    static const Texts texts{{QStringLiteral("BOOKED"), QStringLiteral("Menunggu diambil kurir")},
                             {QStringLiteral("PICKED_UP"), QStringLiteral("Diambil kurir")},
                             {QStringLiteral("IN_TRANSIT"), QStringLiteral("Dalam perjalanan")},
                             {QStringLiteral("DELIVERED"), QStringLiteral("Paket diterima")},
                             {QStringLiteral("PROBLEM"), QStringLiteral("Ada kendala pengiriman")},
                             {QStringLiteral("RETURNING"), QStringLiteral("Dikembalikan ke pengirim")},
                             {QStringLiteral("RETURNED"), QStringLiteral("Paket kembali ke pengirim")},
                             {QStringLiteral("LOST"), QStringLiteral("Paket hilang")},
                             {QStringLiteral("CANCELLED"), QStringLiteral("Pengiriman dibatalkan")}};
    return textFor(texts, code);
}

QString customerRefundState(const QString &code)
{
    return code == QLatin1String("SUCCEEDED") ? QStringLiteral("succeeded") : QStringLiteral("in_progress");
}

QString refundStateText(const QString &state)
{
    return state == QLatin1String("succeeded") ? QStringLiteral("Dana telah dikembalikan")
                                               : QStringLiteral("Pengembalian dana sedang diproses");
}

QString customerCancellationState(const QString &step)
{
    if (step == QLatin1String("REFUSED"))
        return QStringLiteral("refused");
    const bool isCancelled = step == QLatin1String("ORDER_CANCELLED") || step == QLatin1String("FINISHED");
    return isCancelled ? QStringLiteral("cancelled") : QStringLiteral("in_progress");
}

QString cancellationStateText(const QString &state)
{
    static const Texts texts{
        {QStringLiteral("in_progress"), QStringLiteral("Permintaan pembatalan sedang diproses")},
        {QStringLiteral("cancelled"), QStringLiteral("Pesanan dibatalkan")},
        {QStringLiteral("refused"),
         QStringLiteral("Pesanan sudah di tangan kurir dan tidak dapat dibatalkan")}};
    return textFor(texts, state);
}

} // namespace meja
