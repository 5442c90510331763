#include "desktopoptions.h"
#include "linkchannel.h"
#include "linkopener.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace meja;

/// Links to pages, and how they reach the running program.
class LinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void acceptsALinkOnTheCommandLine();
    void passesALinkToTheRunningProgram();
    void listensOnlyOnce();
    void takesOverTheSocketOfACrashedProgram();
    void refusesLongMessages();

private:
    [[nodiscard]] QString socketName() const { return m_folder.filePath(QStringLiteral("links")); }

    QTemporaryDir m_folder;
};

void LinksTest::readsWhatItWrites_data()
{
    QTest::addColumn<PageAddress>("address");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::newRow("list") << PageAddress{QStringLiteral("order_items")} << QStringLiteral("Order items")
                          << QStringLiteral("meja://order_items");
    QTest::newRow("record") << PageAddress{QStringLiteral("products"), 5} << QStringLiteral("MEJA2024")
                            << QStringLiteral("meja://products/5");
    QTest::newRow("order") << PageAddress{QStringLiteral("orders"), 4711} << QStringLiteral("MJ4K7Q2X")
                           << QStringLiteral("meja://orders/MJ4K7Q2X");
    QTest::newRow("order that is not loaded")
        << PageAddress{QStringLiteral("orders"), 4711} << QStringLiteral("Order 4711")
        << QStringLiteral("meja://orders/4711");
}

void LinksTest::readsWhatItWrites()
{
    QFETCH(PageAddress, address);
    QFETCH(QString, title);
    QFETCH(QString, text);
    QCOMPARE(PageLink::textFor(address, title), text);
    for (const QString &each : {text, text + u'/', text.toUpper()}) {
        const auto link = PageLink::parse(each);
        QVERIFY2(link, qPrintable(each));
        QCOMPARE(link->resource, address.resource);
        QCOMPARE(link->number.isEmpty() ? link->key : address.key, address.key);
        QCOMPARE(link->number, text.contains(QLatin1String("MJ")) ? title : QString());
    }
}

void LinksTest::refusesOtherTexts_data()
{
    QTest::addColumn<PageLink::Problem>("problem");
    QTest::newRow("https://tokomeja.id/orders/5") << PageLink::Problem::OtherProgram;
    QTest::newRow("") << PageLink::Problem::OtherProgram;
    QTest::newRow("meja:orders") << PageLink::Problem::Malformed;
    QTest::newRow("meja://orders/5?x=1") << PageLink::Problem::Malformed;
    QTest::newRow("meja://orders/-5") << PageLink::Problem::Malformed;
    QTest::newRow("meja://orders/5/6") << PageLink::Problem::Malformed;
    QTest::newRow("meja://orders/99999999999999999999") << PageLink::Problem::Malformed;
    QTest::newRow("meja://products/MJ4K7Q2X") << PageLink::Problem::Malformed;
    QTest::newRow("meja://orders/MJ%34") << PageLink::Problem::Malformed;
    QTest::newRow("meja://orders/MJ4K7Q2X\n") << PageLink::Problem::Malformed;
    QTest::newRow("meja://nowhere/5") << PageLink::Problem::UnknownPage;
    QTest::newRow("meja://") << PageLink::Problem::UnknownPage;
}

void LinksTest::refusesOtherTexts()
{
    QFETCH(PageLink::Problem, problem);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(!PageLink::parse(text));
    QVERIFY(PageLink::problemOf(text) == problem);
    LinkOpener opener;
    const QSignalSpy found(&opener, &LinkOpener::found);
    const QSignalSpy refused(&opener, &LinkOpener::refused);
    opener.open(text);
    QCOMPARE(found.count(), 0);
    QCOMPARE(refused.first().first().toString(), linkProblemSentence(problem));
}

void LinksTest::acceptsALinkOnTheCommandLine()
{
    const auto options = DesktopOptions::parse({QStringLiteral("meja"), QStringLiteral("meja://orders/5")});
    QVERIFY(options);
    QCOMPARE(options->link, QStringLiteral("meja://orders/5"));
    QVERIFY(!DesktopOptions::parse({QStringLiteral("meja"), QStringLiteral("https://tokomeja.id")}));
    QVERIFY(!DesktopOptions::parse(
        {QStringLiteral("meja"), QStringLiteral("meja://orders/5"), QStringLiteral("meja://orders/6")}));
}

void LinksTest::passesALinkToTheRunningProgram()
{
    const QString link = QStringLiteral("meja://orders/MJ4K7Q2X");
    QVERIFY(!sendLink(link, socketName())); // Nobody listens yet.
    LinkServer server;
    const QSignalSpy received(&server, &LinkServer::linkReceived);
    QVERIFY(server.listen(socketName()));
    const QFileDevice::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(socketName()).permissions() & others));
    auto sent = std::async(std::launch::async, [&] { return sendLink(link, socketName()); });
    QTRY_COMPARE(received.count(), 1);
    QTRY_VERIFY(sent.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
    QVERIFY(sent.get());
    QCOMPARE(received.first().first().toString(), link);
}

void LinksTest::listensOnlyOnce()
{
    LinkServer first;
    LinkServer second;
    QVERIFY(first.listen(socketName()));
    QVERIFY(!second.listen(socketName()));
    const QSignalSpy received(&first, &LinkServer::linkReceived);
    auto sent = std::async(std::launch::async,
                           [&] { return sendLink(QStringLiteral("meja://orders"), socketName()); });
    QTRY_COMPARE(received.count(), 1);
    QVERIFY(sent.get());
}

void LinksTest::takesOverTheSocketOfACrashedProgram()
{
    QFile left(socketName());
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    LinkServer server;
    QVERIFY(server.listen(socketName()));
}

void LinksTest::refusesLongMessages()
{
    LinkServer server;
    const QSignalSpy received(&server, &LinkServer::linkReceived);
    QVERIFY(server.listen(socketName()));
    QLocalSocket client;
    const QSignalSpy closed(&client, &QLocalSocket::disconnected);
    client.connectToServer(socketName());
    client.write(QByteArray(5000, 'x'));
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(received.count(), 0);
}

QTEST_MAIN(LinksTest)
#include "linkstest.moc"
