#pragma once

#include <QList>
#include <QTcpServer>
#include <QUrl>

namespace meja {

/// A server that sends exactly the bytes that a test sets, valid or not, and stores the requests. Runs on the
/// test's thread in the client's event loop.
class RawServer : public QTcpServer
{
    Q_OBJECT

public:
    enum class Mode {
        Respond,  ///< Sends the bytes after a complete request and closes.
        KeepOpen, ///< Sends the bytes and waits for the next request.
        HangUp,   ///< Closes after a complete request without a response.
        Silent,   ///< Never responds.
        Trickle   ///< Sends one byte every 10 ms.
    };

    RawServer();

    void behave(Mode mode, const QByteArray &bytes = {});
    [[nodiscard]] QUrl url(const QByteArray &path = {}) const;
    /// The complete requests received.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }
    void forget() { m_requests.clear(); }

    /// A response with `Content-Length`.
    static QByteArray http(int status, const QByteArray &body, const QByteArray &moreHeaders = {});

protected:
    void incomingConnection(qintptr handle) override;

private:
    void receive(QTcpSocket *socket, QByteArray &received);
    void respond(QTcpSocket *socket);
    void trickle(QTcpSocket *socket, qsizetype from);

    Mode m_mode = Mode::Respond;
    QByteArray m_bytes;
    QList<QByteArray> m_requests;
};

} // namespace meja
