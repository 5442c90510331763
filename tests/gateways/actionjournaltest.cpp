#include "fileactionjournal.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace meja;

/// The journal of unanswered actions, on the disk.
class ActionJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsAnActionUntilItsEnd();
    void remembersWhatWasSent();
    void isSeparateForEachServerAndLogin();
    void twoDesktopsKeepEachOthersActions();
    void onlyTheOwnerReadsTheFile();
    void containsNothingElse();
    void keepsADamagedFile_data();
    void keepsADamagedFile();
    void reportsADamagedFileOnceAcrossRestarts();
    void reportsWhatItCannotStore();
    void overwritesNothingThatItCannotRead();

private:
    [[nodiscard]] FileActionJournal journal(const QString &login = QStringLiteral("sari")) const
    {
        return {m_folder->filePath(QStringLiteral("data")), QStringLiteral("db.toko.id:5432/meja"), login};
    }
    static QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot read");
    }
    static void replace(const QString &name, const QByteArray &content)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static inline const QString route = QStringLiteral("POST /staff/v1/orders/{id}/cancellation");
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ActionJournalTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ActionJournalTest::keepsAnActionUntilItsEnd()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto key = journal().begin(route, 17);
    QVERIFY(key);
    const auto other = journal().begin(route, 18);
    QVERIFY(other && *other != *key);

    FileActionJournal restarted = journal();
    const auto pending = restarted.pending();
    QVERIFY(pending);
    QCOMPARE(pending->size(), 2);
    QCOMPARE(pending->first().key, *key);
    QCOMPARE(pending->first().route, route);
    QCOMPARE(pending->first().record, 17);
    QVERIFY(pending->first().startedAt >= before.addMSecs(-1));
    QVERIFY(restarted.end(*key));
    QVERIFY(restarted.end(*key));
    QCOMPARE(journal().pending()->size(), 1);
    QCOMPARE(journal().pending()->first().key, *other);
    QCOMPARE(restarted.takeFilesSetAside(), QStringList());
}

void ActionJournalTest::remembersWhatWasSent()
{
    const auto key = journal().begin(route, 17);
    QVERIFY(key);
    QVERIFY(!journal().pending()->first().wasSent);
    QVERIFY(journal().markSent(*key));
    QVERIFY(journal().pending()->first().wasSent);
    const auto unknown = journal().markSent(QStringLiteral("unknown"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
}

void ActionJournalTest::isSeparateForEachServerAndLogin()
{
    QVERIFY(journal().begin(route, 17));
    QCOMPARE(journal(QStringLiteral("rani")).pending()->size(), 0);
    FileActionJournal elsewhere(m_folder->filePath(QStringLiteral("data")), QStringLiteral("training"),
                                QStringLiteral("sari"));
    QCOMPARE(elsewhere.pending()->size(), 0);
}

void ActionJournalTest::twoDesktopsKeepEachOthersActions()
{
    FileActionJournal first = journal();
    FileActionJournal second = journal();
    const auto a = first.begin(route, 1);
    const auto b = second.begin(route, 2);
    const auto c = first.begin(route, 3);
    QVERIFY(a && b && c);
    QVERIFY(second.end(*a));
    QCOMPARE(first.pending()->size(), 2);
    QCOMPARE(first.pending()->first().key, *b);
}

void ActionJournalTest::onlyTheOwnerReadsTheFile()
{
    FileActionJournal written = journal();
    QVERIFY(written.begin(route, 17));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(written.fileName()) & others));
    QVERIFY(QFile::permissions(written.fileName()) & QFile::ReadOwner);
}

void ActionJournalTest::containsNothingElse()
{
    FileActionJournal written = journal();
    QVERIFY(written.begin(route, 17));
    const QByteArray content = contentOf(written.fileName());
    QVERIFY2(!content.contains("sari") && !content.contains("toko"), content);
    QVERIFY(!written.fileName().section(u'/', -1).contains(QLatin1String("sari")));
    const auto action = QJsonDocument::fromJson(content)
                            .object()
                            .value(QStringLiteral("actions"))
                            .toArray()
                            .first()
                            .toObject();
    QCOMPARE(action.keys(),
             (QStringList{QStringLiteral("key"), QStringLiteral("record"), QStringLiteral("route"),
                          QStringLiteral("sent"), QStringLiteral("started_at")}));
}

void ActionJournalTest::keepsADamagedFile_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<int>("left");
    const auto row = [](const char *name, const char *pattern, const char *replacement, int left) {
        QTest::newRow(name) << QByteArray(pattern) << QByteArray(replacement) << left;
    };
    row("empty", "", "", 0);
    row("zeros", "", "zeros", 0);
    row("cut", "", "cut", 0);
    row("other format", "\"format\": 1", "\"format\": 2", 2);
    row("no list", "\"actions\"", "\"other\"", 0);
    row("one action without a time", "\"started_at\": \"2", "\"started_at\": \"x", 0);
    row("one action with a wrong id", "\"record\": 17", "\"record\": \"17\"", 1);
    row("one action with a negative id", "\"record\": 17", "\"record\": -17", 1);
}

void ActionJournalTest::keepsADamagedFile()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, replacement);
    QFETCH(int, left);
    FileActionJournal written = journal();
    QVERIFY(written.begin(route, 17));
    QVERIFY(written.begin(route, 18));
    QByteArray content = contentOf(written.fileName());
    if (!pattern.isEmpty())
        content.replace(pattern, replacement);
    else
        content = replacement == "cut" ? content.chopped(30) : QByteArray(replacement.size(), '\0');
    replace(written.fileName(), content);

    const auto key = written.begin(route, 19);
    QVERIFY(key);
    QCOMPARE(written.pending()->size(), left + 1);
    QCOMPARE(written.pending()->last().key, *key);
    const QStringList kept = written.takeFilesSetAside();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(contentOf(kept.first()), content);
}

void ActionJournalTest::reportsADamagedFileOnceAcrossRestarts()
{
    FileActionJournal written = journal();
    QVERIFY(written.begin(route, 17));
    replace(written.fileName(), "{");
    QVERIFY(written.pending());
    FileActionJournal restarted = journal();
    QCOMPARE(restarted.takeFilesSetAside().size(), 1);
    QCOMPARE(restarted.takeFilesSetAside(), QStringList());
    QCOMPARE(journal().takeFilesSetAside(), QStringList());
}

void ActionJournalTest::reportsWhatItCannotStore()
{
    // A file is in the place of the folder.
    replace(m_folder->filePath(QStringLiteral("data")), "a file");
    const auto key = journal().begin(route, 17);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, ErrorKind::Unavailable);
}

void ActionJournalTest::overwritesNothingThatItCannotRead()
{
    FileActionJournal written = journal();
    QVERIFY(QDir().mkpath(written.fileName()));
    const auto key = written.begin(route, 17);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, ErrorKind::Unavailable);
    QVERIFY(QFileInfo(written.fileName()).isDir());
}

QTEST_GUILESS_MAIN(ActionJournalTest)
#include "actionjournaltest.moc"
