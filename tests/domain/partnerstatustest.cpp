#include "partnerstatus.h"

#include <QTest>

using namespace meja;

namespace {

struct Known
{
    const char *word;
    ShipmentStatus status;
};

using enum ShipmentStatus;

constexpr Known knownWords[] = {
    {"Diajukan", Booked},         {"Created", Booked},        {"Packing", Booked},
    {"Pickup Scheduled", Booked}, {"Dijemput", PickedUp},     {"Dikirim", InTransit},
    {"Shipped", InTransit},       {"Out for Pickup", Booked}, {"Selesai", Delivered},
    {"In Transit", InTransit},    {"Delivered", Delivered},   {"Returned", Returned},
    {"Canceled", Cancelled},      {"Dibatalkan", Cancelled}};

} // namespace

/// The structured statuses of Komerce.
class PartnerStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsKnownWords();
    void otherTextsAreUnknown();
    void keepsTheText();
};

void PartnerStatusTest::readsKnownWords()
{
    for (const Known &known : knownWords) {
        const QString word = QString::fromLatin1(known.word);
        for (const QString &spelling :
             {word, word.toUpper(), word.toLower(), QString(QStringLiteral(" \t") + word + u'\n'),
              QString(word).replace(u' ', QStringLiteral("  "))})
            QVERIFY2(PartnerStatus(spelling).meaning() == known.status, qPrintable(spelling));
    }
}

void PartnerStatusTest::otherTextsAreUnknown()
{
    for (const Known &known : knownWords) {
        const QString word = QString::fromLatin1(known.word);
        for (const char *form : {"%1 oleh SARI", "belum %1", "%1.", "(%1)", "%1AIWORU", "%1/%1", "%1 %1"}) {
            const QString text = QString::fromLatin1(form).arg(word);
            QVERIFY2(!PartnerStatus(text).meaning(), qPrintable(text));
        }
        QVERIFY(!PartnerStatus(word.left(3) + QChar(0x200B) + word.mid(3)).meaning());
    }
    for (const char *word : {"", " ", "Retur", "Cancelled", "ON PROCESS", "Diterima", "Hilang"})
        QVERIFY2(!PartnerStatus(QString::fromLatin1(word)).meaning(), word);
}

void PartnerStatusTest::keepsTheText()
{
    QCOMPARE(PartnerStatus(QStringLiteral(" Selesai ")).word(), QStringLiteral(" Selesai "));
    QVERIFY(PartnerStatus(QStringLiteral("  ")).isEmpty());
    QVERIFY(!PartnerStatus(QStringLiteral("x")).isEmpty());
}

QTEST_GUILESS_MAIN(PartnerStatusTest)
#include "partnerstatustest.moc"
