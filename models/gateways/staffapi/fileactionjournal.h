#pragma once

#include "actionfile.h"

#include <functional>

namespace meja {

/// Keeps the journal of one login on one server in a small file, which only its owner can read. Several
/// desktops of one person may use it at the same time. A damaged file is kept as a copy before it is
/// replaced. Each change waits until the file is on the disk (some milliseconds). Not thread-safe.
class FileActionJournal : public ActionJournal
{
public:
    /// @param folder is created when it does not exist.
    /// @param server, login name the file, as a digest.
    FileActionJournal(const QString &folder, const QString &server, const QString &login);

    Result<QString> begin(const QString &route, qint64 record) override;
    Result<> markSent(const QString &key) override;
    Result<> end(const QString &key) override;
    Result<QList<PendingAction>> pending() override;
    QStringList takeFilesSetAside() override;

    [[nodiscard]] QString fileName() const { return m_fileName; }

private:
    using Actions = QList<PendingAction>;
    /// Returns whether it has changed the list.
    using Change = std::function<Result<bool>(Actions &actions)>;

    Result<Actions> apply(const Change &change);
    Result<Actions> read();
    [[nodiscard]] Result<> setAside() const;
    Result<> write(const Actions &actions) const;

    const QString m_folder;
    const QString m_fileName;
};

} // namespace meja
