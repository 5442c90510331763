#pragma once

#include <QString>

#include <atomic>
#include <thread>
#include <vector>

namespace meja {

/// A proxy in front of a PostgreSQL socket that cuts the connection of the next COMMIT on request, as a
/// network failure would: before the COMMIT reaches the server, or after the server has responded.
class CommitProxy
{
public:
    enum class Cut { Never, BeforeCommit, AfterCommit };

    /// @param serverFolder the folder of the server's socket.
    explicit CommitProxy(const QString &serverFolder);
    ~CommitProxy();
    Q_DISABLE_COPY_MOVE(CommitProxy)

    /// How the next COMMIT is cut. Later ones pass.
    void cutNext(Cut cut) { m_next = cut; }
    /// The `host` for connections through the proxy.
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
