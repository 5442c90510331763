#include "fileactionjournal.h"

#include "result.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <utility>

namespace meja {

namespace {

using namespace std::chrono_literals;

constexpr qint64 maxBytes = qint64(4) << 20; ///< More than any journal that Meja has written.
constexpr auto lockTimeout = 1000ms;         ///< Another desktop holds the lock for a few milliseconds.
const QString damagedMark = QStringLiteral(".damaged-"); ///< Copies that were not reported yet.
const QString keptMark = QStringLiteral(".kept-");
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

tl::unexpected<Error> unavailable(const QString &what, const QString &why)
{
    return failure(ErrorKind::Unavailable, QStringLiteral("%1: %2").arg(what, why));
}

QString nameFor(const QString &server, const QString &login)
{
    const QByteArray digest =
        QCryptographicHash::hash((server + u'\n' + login).toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("actions-%1.json").arg(QString::fromLatin1(digest.toHex().first(32)));
}

auto withKey(QList<PendingAction> &actions, const QString &key)
{
    return std::find_if(actions.begin(), actions.end(),
                        [&key](const PendingAction &action) { return action.key == key; });
}

} // namespace

FileActionJournal::FileActionJournal(const QString &folder, const QString &server, const QString &login)
    : m_folder(folder), m_fileName(QDir(folder).filePath(nameFor(server, login)))
{}

Result<QString> FileActionJournal::begin(const QString &route, qint64 record)
{
    const QString key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    RETURN_IF_ERROR(apply([&](Actions &actions) -> Result<bool> {
        actions.append({.key = key, .route = route, .record = record, .startedAt = now});
        return true;
    }));
    return key;
}

Result<> FileActionJournal::markSent(const QString &key)
{
    RETURN_IF_ERROR(apply([&key](Actions &actions) -> Result<bool> {
        const auto found = withKey(actions, key);
        if (found == actions.end())
            return failure(ErrorKind::NotFound, QStringLiteral("no action has this key"));
        return !std::exchange(found->wasSent, true);
    }));
    return {};
}

Result<> FileActionJournal::end(const QString &key)
{
    RETURN_IF_ERROR(apply([&key](Actions &actions) -> Result<bool> {
        const auto found = withKey(actions, key);
        if (found == actions.end())
            return false;
        actions.erase(found);
        return true;
    }));
    return {};
}

Result<QList<PendingAction>> FileActionJournal::pending()
{
    return apply([](Actions &) -> Result<bool> { return false; });
}

/// The names of the files are the state: a desktop that ends before it reports a file reports it at its next
/// start.
QStringList FileActionJournal::takeFilesSetAside()
{
    const QString name = QFileInfo(m_fileName).fileName();
    QDir folder(m_folder);
    QStringList taken;
    const auto files = folder.entryList({name + damagedMark + u'*'}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QString kept = name + keptMark + file.mid(name.size() + damagedMark.size());
        if (folder.rename(file, kept))
            taken.append(folder.filePath(kept));
    }
    return taken;
}

Result<QList<PendingAction>> FileActionJournal::apply(const Change &change)
{
    if (!QDir().mkpath(m_folder))
        return unavailable(m_folder, QStringLiteral("the folder cannot be created"));
    // The file is read anew each time, because another desktop may have changed it.
    QLockFile lock(m_fileName + QStringLiteral(".lock"));
    if (!lock.tryLock(static_cast<int>(lockTimeout.count())))
        return unavailable(m_fileName, QStringLiteral("the file is locked"));
    ASSIGN_OR_RETURN(Actions actions, read());
    ASSIGN_OR_RETURN(const bool isChanged, change(actions));
    if (isChanged)
        RETURN_IF_ERROR(write(actions));
    return actions;
}

Result<QList<PendingAction>> FileActionJournal::read()
{
    QFile file(m_fileName);
    if (!file.exists())
        return Actions{};
    if (!file.open(QIODevice::ReadOnly))
        return unavailable(m_fileName, file.errorString());
    const QByteArray content = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return unavailable(m_fileName, file.errorString());
    file.close();
    ActionFile parsed = parseActions(content);
    if (!parsed.isDamaged && content.size() <= maxBytes)
        return parsed.actions;
    RETURN_IF_ERROR(setAside());
    RETURN_IF_ERROR(write(parsed.actions));
    return parsed.actions;
}

Result<> FileActionJournal::setAside() const
{
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    QFile file(m_fileName);
    if (!file.copy(m_fileName + damagedMark + time))
        return unavailable(m_fileName, file.errorString());
    return {};
}

Result<> FileActionJournal::write(const Actions &actions) const
{
    QSaveFile file(m_fileName);
    const QByteArray content = serialiseActions(actions);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) &&
                           file.write(content) == content.size() && file.commit();
    if (!isWritten)
        return unavailable(m_fileName, file.errorString());
    return {};
}

} // namespace meja
