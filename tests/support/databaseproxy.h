#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <thread>
#include <vector>

namespace meja {

/// A proxy in front of a PostgreSQL socket that behaves like a broken network on request. It passes whole
/// conversations, cuts the connection of the next COMMIT before it reaches the server or after the response,
/// or breaks each connection after a number of bytes. Functions may be called from any thread.
class DatabaseProxy
{
public:
    enum class Cut { Never, BeforeCommit, AfterCommit };

    /// What happens to a connection after `offset` bytes, of both directions together.
    enum class Fault {
        None,
        Close, ///< Both sides see the end of the connection.
        Stall, ///< Nothing is passed any more, and the connection stays open.
        Drip   ///< One byte at a time, with a pause after each.
    };

    /// @param serverFolder the folder of the server's socket.
    explicit DatabaseProxy(const QString &serverFolder);
    ~DatabaseProxy();
    Q_DISABLE_COPY_MOVE(DatabaseProxy)

    /// How the next COMMIT is cut. Later ones pass.
    void cutNext(Cut cut) { m_next = cut; }
    /// The fault of the connections that open from now on.
    void setFault(Fault fault, qint64 offset = 0)
    {
        m_offset = offset;
        m_fault = fault;
    }
    /// The fault of all connections that are open now.
    void breakAll(Fault fault)
    {
        m_faultOfOpen = fault;
        ++m_generation;
    }
    /// The number of connections so far.
    [[nodiscard]] int connections() const { return m_accepted; }
    /// The `host` for connections through the proxy.
    [[nodiscard]] QString folder() const { return m_folder; }

private:
    struct Conversation
    {
        int client = -1;
        int server = -1;
        int generation = 0;
        Fault fault = Fault::None;
        qint64 bytesLeft = 0; ///< Until the fault.
    };

    void accept();
    void serve(int client);
    bool passOne(Conversation &conversation);
    bool passOn(Conversation &conversation, int from, int to);
    [[nodiscard]] Fault faultOf(Conversation &conversation) const;
    bool send(Conversation &conversation, int to, const QByteArray &bytes);

    QString m_folder;
    QString m_serverSocket;
    int m_listener = -1;
    std::atomic<bool> m_isEnding = false;
    std::atomic<Cut> m_next = Cut::Never;
    std::atomic<Fault> m_fault = Fault::None;
    std::atomic<qint64> m_offset = 0;
    std::atomic<Fault> m_faultOfOpen = Fault::None;
    std::atomic<int> m_generation = 0; ///< Increased by `breakAll()`.
    std::atomic<int> m_accepted = 0;
    std::vector<std::thread> m_connections; ///< Of the accepting thread.
    std::thread m_acceptor;
};

} // namespace meja
