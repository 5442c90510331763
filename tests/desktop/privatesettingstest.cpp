#include "privatesettings.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace meja;

namespace {

constexpr QFile::Permissions ofOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                        QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

/// Tests that nobody else on the computer can read the settings of the desktop, which contain names of
/// customers.
class PrivateSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void createsAPrivateFile();
    void makesAnExistingFilePrivate();
    void staysPrivateWhenTheFileWasRemoved();

private:
    void change(QSettings &store, const QString &title);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void PrivateSettingsTest::init()
{
    ::umask(S_IWGRP | S_IWOTH); // As a shell sets it.
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("Meja/meja.conf"));
}

/// A changed setting is written to a new file that replaces the old one.
void PrivateSettingsTest::change(QSettings &store, const QString &title)
{
    store.setValue(QStringLiteral("desk/tabs"), title);
    store.sync();
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(title.toUtf8()));
    QCOMPARE(QFileInfo(m_file).permissions() & ofOthers, QFile::Permissions());
}

void PrivateSettingsTest::createsAPrivateFile()
{
    QSettings store(m_file, QSettings::IniFormat);
    makePrivate(store);
    change(store, QStringLiteral("Siti"));
    change(store, QStringLiteral("Budi"));
}

void PrivateSettingsTest::makesAnExistingFilePrivate()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[desk]\ntabs=Siti\n") > 0);
    file.close();
    QVERIFY(QFileInfo(m_file).permissions() & ofOthers);
    QSettings store(m_file, QSettings::IniFormat);
    makePrivate(store);
    QCOMPARE(QFileInfo(m_file).permissions() & ofOthers, QFile::Permissions());
    QCOMPARE(store.value(QStringLiteral("desk/tabs")).toString(), QStringLiteral("Siti"));
    change(store, QStringLiteral("Budi"));
}

void PrivateSettingsTest::staysPrivateWhenTheFileWasRemoved()
{
    QSettings store(m_file, QSettings::IniFormat);
    makePrivate(store);
    QVERIFY(QFile::remove(m_file));
    change(store, QStringLiteral("Siti"));
}

QTEST_GUILESS_MAIN(PrivateSettingsTest)
#include "privatesettingstest.moc"
