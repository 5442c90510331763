#pragma once

#include <QString>

#include <atomic>
#include <thread>
#include <vector>

namespace meja {

/// Stands between a program and a PostgreSQL socket and, when told to, cuts the connection that sends a
/// COMMIT: either before the server hears of it or after the server has answered. What a broken network does.
class CommitProxy
{
public:
    enum class Cut { Never, BeforeCommit, AfterCommit };

    /// @param serverFolder the folder of the server's socket.
    explicit CommitProxy(const QString &serverFolder);
    ~CommitProxy();
    Q_DISABLE_COPY_MOVE(CommitProxy)

    /// What becomes of the next COMMIT; the ones after it are let through.
    void cutNext(Cut cut) { m_next = cut; }
    /// To be used as a connection's host.
    [[nodiscard]] QString folder() const { return m_folder; }

private:
    void accept();
    void serve(int client);
    bool passOn(int from, int to, bool isClient);

    QString m_folder;
    QString m_serverSocket;
    int m_listener = -1;
    std::atomic<bool> m_isEnding = false;
    std::atomic<Cut> m_next = Cut::Never;
    std::vector<std::thread> m_connections; ///< Of the accepting thread.
    std::thread m_acceptor;
};

} // namespace meja
