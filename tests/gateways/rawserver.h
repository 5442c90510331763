#pragma once

#include <QList>
#include <QTcpServer>
#include <QUrl>

namespace meja {

/// A partner made of bytes: says exactly what a test tells it to, however wrong, and keeps what it heard.
/// Lives on the test's thread; the client's own event loop keeps it going.
class RawServer : public QTcpServer
{
    Q_OBJECT

public:
    enum class Manner {
        Answer,   ///< Says the bytes once a request is complete, and closes.
        KeepOpen, ///< Says the bytes and waits for the next request.
        HangUp,   ///< Closes as soon as a request is complete.
        Silent,   ///< Never says anything.
        Trickle   ///< Says one byte at a time, for ever as far as a client is concerned.
    };

    RawServer();

    void behave(Manner manner, const QByteArray &bytes = {});
    [[nodiscard]] QUrl url(const QByteArray &path = {}) const;
    /// Complete requests, as they came.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }
    void forget() { m_requests.clear(); }

    /// An answer with its length said.
    static QByteArray http(int status, const QByteArray &body, const QByteArray &moreHeaders = {});

protected:
    void incomingConnection(qintptr handle) override;

private:
    void hear(QTcpSocket *socket, QByteArray &heard);
    void say(QTcpSocket *socket);
    void trickle(QTcpSocket *socket, qsizetype from);

    Manner m_manner = Manner::Answer;
    QByteArray m_bytes;
    QList<QByteArray> m_requests;
};

} // namespace meja
