#include "courier.h"
#include "trackingpatterns.h"

#include <QTest>

using namespace meja;

Q_DECLARE_METATYPE(meja::LineMeaning)

namespace {

const QStringList couriers{QStringLiteral("jne"),  QStringLiteral("jnt"),      QStringLiteral("sicepat"),
                           QStringLiteral("pos"),  QStringLiteral("anteraja"), QStringLiteral("ninja"),
                           QStringLiteral("tiki"), QStringLiteral("lion"),     QStringLiteral("ide"),
                           QStringLiteral("sap"),  QStringLiteral("wahana"),   QStringLiteral("rpx")};

struct Journey
{
    const char *courier;
    QList<const char *> lines;
};

/// Whole ordinary journeys, as couriers write them.
const QList<Journey> &ordinaryJourneys()
{
    static const QList<Journey> all{
        {"jnt",
         {"Manifes", "Paket telah diterima oleh SUKOMANUNGGAL", "Paket akan dikirimkan ke SUB_GATEWAY",
          "Paket telah sampai di SUB_GATEWAY", "Paket akan dikirimkan ke BDO_GATEWAY",
          "Paket telah sampai di DC_CIJAGRA", "Paket akan dikirim ke alamat penerima",
          "Paket telah diterima"}},
        {"jnt",
         {"TELAH DIAMBIL: DROP POINT [JAKARTA] (DIPROSES OLEH: SANTOSO1)",
          "TELAH BERANGKAT: PUSAT TRANSIT [JAKARTA] MENUJU [JAMBI]",
          "TELAH TIBA: TRANSIT CENTER [JAMBI] DARI [JKT_GATEWAY]",
          "SEDANG DIANTAR: DROP POINT [SUNGAI PENUH] (CONTACT: ROMI +62800000000)",
          "TERKIRIM: DROP POINT [SUNGAI PENUH] (DITERIMA OLEH: MUHAMMAD)", "Pack", "Unpack"}},
        {"jne",
         {"SHIPMENT RECEIVED BY JNE COUNTER OFFICER AT [CILEGON]",
          "SHIPMENT PICKED UP BY JNE COURIER [CILEGON]", "RECEIVED AT SORTING CENTER [CILEGON]",
          "PROCESSED AT SORTING CENTER [CILEGON]", "RECEIVED AT ORIGIN GATEWAY",
          "DEPARTED FROM TRANSIT [GATEWAY JAKARTA]", "RECEIVED AT WAREHOUSE [JAKARTA]",
          "SHIPMENT FORWARDED TO DESTINATION [JAKARTA , HUB VETERAN BINTARO]",
          "RECEIVED AT INBOUND STATION [JAKARTA , HUB VETERAN BINTARO]", "WITH DELIVERY COURIER []",
          "WITH DELIVERY COURIER [JAKARTA]", "DELIVERED TO [ZAINI | 26-10-2020 11:06 | JAKARTA ]",
          "Manifested"}},
        {"sicepat",
         {"Terima permintaan pick up dari [Tokopedia]", "PAKET TELAH DI PICK UP OLEH [SIGESIT - IKBAL]",
          "PAKET TELAH DI INPUT (MANIFESTED) DI JAKARTA BARAT [JAKBAR ANGKE]",
          "PAKET KELUAR DARI JAKARTA BARAT [JAKBAR ANGKE]",
          "PAKET TELAH DI TERIMA DI JAKARTA UTARA [LINE HAUL DARAT JAKARTA 1]",
          "PAKET TELAH DI TERIMA DI CIREBON [CIREBON SORTATION]", "PAKET DIBAWA [SIGESIT - BUDI]",
          "PAKET DITERIMA OLEH [SARI - (KEL) KELUARGA SERUMAH]"}},
        {"pos",
         {"Posting Loket", "Manifest Serah", "Manifest Terima", "DITERUSKAN KE KANTOR ANTARAN MALANG",
          "TIBA DI KANTOR ANTARAN BLITAR", "DITERUSKAN KE HUB WONODADI", "Proses Antar", "Puri Kirim",
          "Puri Terima", "Antaran", "PROSES ANTAR DI WONODADI",
          "- BARCODE : 18022470553\r\n- PENERIMAAN DI LOKET : LE TUREN\r\n- PENGIRIM : KEANO KIDS\r\n- "
          "PENERIMA : "
          "QORIAH",
          "SELESAI ANTAR DI WONODADI\r\nDITERIMA OLEH QORIAH"}},
        {"anteraja",
         {"Parcel sudah di-pickup oleh SATRIA", "Parcel telah diterima di HUB BANDUNG",
          "Parcel sedang diproses di HUB BANDUNG", "Parcel dalam perjalanan menuju SURABAYA",
          "SATRIA sedang menuju alamat penerima", "Delivery sukses oleh SATRIA dan diterima oleh SARI"}},
        {"ninja",
         {"Pending Pickup", "Successful Pickup", "En-route to Sorting Hub", "Arrived at Sorting Hub",
          "Parcel is being processed at Jakarta warehouse", "On Vehicle for Delivery", "Completed"}},
        {"tiki",
         {"SHIPMENT DATA ENTRY", "CONSIGNMENT RECEIVED AT BANDUNG", "PROCESSED AT SORTING CENTER",
          "DEPARTED FROM BANDUNG", "WITH DELIVERY COURIER", "SUCCESS RECEIVED BY: SARI"}},
        {"lion",
         {"BKD - Booking", "PUP - Paket telah diambil oleh kurir", "STI - Paket sampai di konsolidator",
          "CARGO PLANE", "STI-DEST", "DEL - Paket dibawa kurir", "POD - Paket diterima oleh SARI"}},
        {"ide",
         {"Order dibuat", "Paket telah dijemput oleh kurir", "Paket telah tiba di BANDUNG",
          "Paket telah berangkat dari BANDUNG", "Paket sedang diantar oleh kurir BUDI",
          "Paket telah diterima oleh SARI"}},
        {"sap",
         {"Entry (pending pickup)", "Entry (sedang pickup ulang)", "Picked up", "Entry (verified)",
          "Manifest outgoing", "Outgoing SMU", "Incoming", "Delivery", "POD - Delivered"}},
        {"wahana",
         {"Diterima di Sales Counter AGEN BANDUNG", "Barang diproses di BANDUNG",
          "Barang dalam perjalanan ke SOLO", "Barang dibawa kurir untuk diantar", "Diterima oleh SARI"}},
        {"rpx", {"Manifested", "On transit", "Ready to be delivered", "Received on destination"}},
        {"any",
         {"Paket telah sampai di BATALAIWORU", "Paket diterima di cabang Jakarta",
          "Paket telah diterima oleh kurir", "Ready to be delivered", "Paket diterima di gudang asal",
          "Paket dalam perjalanan", "ON PROCESS", "DELIVERED", "Selesai", "Diterima",
          "Paket sampai di RETUREJO", "Paket telah diterima oleh HILANGAN",
          "Paket dikembalikan ke gudang transit", "Redelivery", "Paket akan diantar ulang",
          "Kurir ditugaskan", "Menunggu kurir", "Paket Gagal dipickup"}}};
    return all;
}

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

} // namespace

/// The meaning of couriers' free text.
class TrackingLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLines_data();
    void readsLines();
    void everyPatternHasExampleAndSource();
    void examplesMatchTheirOwnPattern();
    void examplesRaiseNoFalseAlarmAtOtherCouriers();
    void examplesInsideOtherLinesNeedNobody();
    void ordinaryJourneysNeedNobody();
    void wordsInsideNamesMeanNothing();
    void invisibleCharactersHideNothing();
    void readsCouriersNames_data();
    void readsCouriersNames();
    void prefersTheStatusOfAnEntry();
};

void TrackingLineTest::readsLines_data()
{
    using enum LineMeaning;
    QTest::addColumn<QString>("courier");
    QTest::addColumn<QString>("line");
    QTest::addColumn<LineMeaning>("meaning");
    const auto row = [](const char *courier, const char *line, LineMeaning meaning) {
        QTest::addRow("%s: %s", courier, line) << text(courier) << text(line) << meaning;
    };
    row("jnt", "Paket telah diterima oleh SUKOMANUNGGAL", InTransit);
    row("jnt", "Manifes", InTransit);
    row("jnt", "Paket telah sampai di SUB_GATEWAY", InTransit);
    row("jnt", "Paket akan dikirimkan ke SUB_GATEWAY", InTransit);
    row("jnt", "Paket telah diterima", InTransit);
    row("jnt", "Paket akan diretur", Returning);
    row("jnt", "Paket Gagal dipickup", Nothing);
    row("jne", "RECEIVED AT SORTING CENTER [CILEGON]", InTransit);
    row("jne", "WITH DELIVERY COURIER [JAKARTA]", InTransit);
    row("jne", "SHIPMENT RECEIVED BY JNE COUNTER OFFICER AT [CILEGON]", InTransit);
    row("jne", "SHIPMENT FORWARDED TO DESTINATION [JAKARTA]", InTransit);
    row("jne", "SHIPMENT PICKED UP BY JNE COURIER [YOGYAKARTA]", Collected);
    row("sicepat", "PAKET TELAH DI TERIMA DI CIREBON [CIREBON SORTATION]", InTransit);
    row("sicepat", "PAKET DIBAWA [SIGESIT - BUDI]", InTransit);
    row("sicepat", "PAKET DITERIMA OLEH [SARI - (KEL) KELUARGA SERUMAH]", InTransit);
    row("sicepat", "Terima permintaan pick up dari [Tokopedia]", Nothing);
    row("sicepat", "Paket gagal di pick up oleh SIGESIT - Barang Not Ready", Nothing);
    row("sicepat", "Paket telah di pick up oleh [SIGESIT - BUDI]", Collected);
    row("sicepat", "Paket di kembalikan di Lebak [Lebak] - (CU) Cnee Unknown", Problem);
    row("pos", "Posting Loket", InTransit);
    row("pos", "Manifest Serah", InTransit);
    row("pos", "Manifest Terima", InTransit);
    row("pos", "Proses Antar", InTransit);
    row("pos", "Gagal Antar", Problem);
    row("tiki", "Paket telah sampai di BATALAIWORU", InTransit);
    row("tiki", "Paket diterima di cabang Jakarta", InTransit);
    row("tiki", "Paket telah diterima oleh kurir", InTransit);
    row("tiki", "Delivered to sender", Returning);
    row("tiki", "Ready to be delivered", InTransit);
    row("tiki", "Ready for pickup", Nothing);
    row("tiki", "DELIVERED", InTransit);
    row("tiki", "RETURNED", Returning);
    row("tiki", "CANCELED", Stopped);
    row("tiki", "Pengiriman dibatalkan oleh pengirim", Stopped);
    row("tiki", "Permintaan batal diterima", Nothing);
    row("tiki", "Paket hilang", Problem);
    row("tiki", "Paket dinyatakan rusak", Problem);
    row("tiki", "", Nothing);
    row("tiki", " 2026-03-02 17:05 ", Nothing);
}

void TrackingLineTest::readsLines()
{
    QFETCH(const QString, courier);
    QFETCH(const QString, line);
    QFETCH(const LineMeaning, meaning);
    QCOMPARE(static_cast<int>(meaningOfLine(courier, line)), static_cast<int>(meaning));
    QCOMPARE(static_cast<int>(meaningOfLine(courier.toUpper(), line.toUpper())), static_cast<int>(meaning));
    QCOMPARE(static_cast<int>(meaningOfLine(courier, QStringLiteral("  ") + line + u' ')),
             static_cast<int>(meaning));
}

void TrackingLineTest::everyPatternHasExampleAndSource()
{
    for (const LinePattern &pattern : linePatterns()) {
        QVERIFY2(*pattern.example != '\0' && *pattern.source != '\0', pattern.pattern);
        QVERIFY2(*pattern.courier == '\0' || couriers.contains(text(pattern.courier)), pattern.courier);
        QCOMPARE(text(pattern.pattern), text(pattern.pattern).toLower());
    }
}

void TrackingLineTest::examplesMatchTheirOwnPattern()
{
    for (const LinePattern &pattern : linePatterns()) {
        const QStringList own = *pattern.courier == '\0' ? couriers : QStringList{text(pattern.courier)};
        for (const QString &courier : own)
            QVERIFY2(meaningOfLine(courier, text(pattern.example)) == pattern.meaning, pattern.example);
    }
}

/// What is a problem at one courier is the same or an ordinary scan at another one.
void TrackingLineTest::examplesRaiseNoFalseAlarmAtOtherCouriers()
{
    for (const LinePattern &pattern : linePatterns()) {
        for (const QString &courier : couriers) {
            const LineMeaning meaning = meaningOfLine(courier, text(pattern.example));
            QVERIFY2(!needsPerson(meaning) || meaning == pattern.meaning,
                     qPrintable(courier + QLatin1String(": ") + text(pattern.example)));
        }
    }
}

/// Patterns match from the beginning of the line, never a part of it.
void TrackingLineTest::examplesInsideOtherLinesNeedNobody()
{
    for (const LinePattern &pattern : linePatterns()) {
        for (const char *form :
             {"RECEIVED AT WAREHOUSE [%1]", "Paket telah sampai di %1", "Proses antar %1"}) {
            for (const QString &courier : couriers)
                QVERIFY2(!needsPerson(meaningOfLine(courier, text(form).arg(text(pattern.example)))),
                         pattern.example);
        }
    }
}

void TrackingLineTest::ordinaryJourneysNeedNobody()
{
    for (const Journey &journey : ordinaryJourneys()) {
        for (const char *line : journey.lines) {
            for (const QString &courier : couriers)
                QVERIFY2(!needsPerson(meaningOfLine(courier, text(line))),
                         qPrintable(courier + QLatin1String(": ") + text(line)));
        }
    }
}

void TrackingLineTest::wordsInsideNamesMeanNothing()
{
    for (const char *word :
         {"batal", "retur", "return", "hilang", "rusak", "lost", "cancel", "hold", "gagal"}) {
        for (const char *form : {"Paket telah sampai di %1AIWORU", "RECEIVED AT WAREHOUSE [%1EJO]",
                                 "Paket telah diterima oleh KP%1", "%1AN", "Proses Antar %1DADI"}) {
            const QString line = text(form).arg(text(word));
            for (const QString &courier : couriers)
                QVERIFY2(meaningOfLine(courier, line) == LineMeaning::InTransit, qPrintable(line));
        }
    }
}

void TrackingLineTest::invisibleCharactersHideNothing()
{
    const QString line = QStringLiteral("Pa\u200Bket\u00A0akan \u202Edire\u00ADtur\u2060");
    QVERIFY(meaningOfLine(QStringLiteral("J&T Express"), line) == LineMeaning::Returning);
}

void TrackingLineTest::readsCouriersNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code) {
        QTest::newRow(name) << text(name) << text(code);
    };
    row("JNE", "jne");
    row(" jne express ", "jne");
    row("JNT", "jnt");
    row("J&T", "jnt");
    row("J&T Express", "jnt");
    row("J & T  EXPRESS", "jnt");
    row("SiCepat", "sicepat");
    row("SICEPAT EKSPRES", "sicepat");
    row("Anter Aja", "anteraja");
    row("Lion Parcel", "lion");
    row("Pos Indonesia", "pos");
    row("PT. POS INDONESIA", "pos");
    row("Ninja Xpress", "ninja");
    row("Ninja Van", "ninja");
    row("IDEXPRESS", "ide");
    row("ID Express", "ide");
    row("ide", "ide");
    row("SAP Express", "sap");
    row("Wahana", "wahana");
    row("TIKI", "tiki");
    row("Express", "express");
    row("", "");
}

void TrackingLineTest::readsCouriersNames()
{
    QFETCH(const QString, name);
    QTEST(courierCode(name), "code");
}

void TrackingLineTest::prefersTheStatusOfAnEntry()
{
    const auto meaning = [](const char *status, const char *description) {
        return meaningOfEntry(QStringLiteral("jne"),
                              TrackingEvent{.status = text(status), .description = text(description)})
            .meaning;
    };
    QVERIFY(meaning("Dijemput", "Paket di gudang") == LineMeaning::Collected);
    QVERIFY(meaning("Diajukan", "Kurir ditunjuk") == LineMeaning::Nothing);
    QVERIFY(meaning("", "Paket di gudang") == LineMeaning::InTransit);
    QVERIFY(meaning("Dikirim", "Paket hilang") == LineMeaning::Problem);
    QVERIFY(meaning("Retur", "Paket di gudang") == LineMeaning::Returning);
}

QTEST_GUILESS_MAIN(TrackingLineTest)
#include "trackinglinetest.moc"
