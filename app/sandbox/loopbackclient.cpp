#include "loopbackclient.h"

#include "clientsocket.h"

namespace meja::sandbox {

namespace {

QByteArray head(const LoopbackClient::Request &request)
{
    const QByteArray target =
        request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return request.method + ' ' + (target.isEmpty() ? QByteArray("/") : target) +
           " HTTP/1.1\r\nHost: " + request.url.authority(QUrl::FullyEncoded).toLatin1() +
           "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(request.body.size()) + "\r\n" +
           request.headers + "\r\n";
}

QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n'))
        if (line.toLower().startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

/// Whether the response is complete according to its `Content-Length`.
bool isComplete(const QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    bool isNumber = false;
    const qsizetype length = headerIn(received.left(end), "content-length").toLongLong(&isNumber);
    return isNumber && received.size() >= end + 4 + length;
}

LoopbackClient::Response parse(const QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const QByteArray head = received.left(end);
    return {.status = head.mid(9, 3).toInt(),
            .location = headerIn(head, "location"),
            .retryAfter = headerIn(head, "retry-after"),
            .body = received.mid(end + 4)};
}

} // namespace

LoopbackClient::Response LoopbackClient::send(const Request &request)
{
    ClientSocket socket(request.url.host(), quint16(request.url.port(80)),
                        QDeadlineTimer(request.timeoutMilliseconds));
    if (!socket.isOpen() || !socket.write(head(request) + request.body))
        return {};
    QByteArray received;
    while (!isComplete(received)) {
        const QByteArray bytes = socket.read();
        if (bytes.isEmpty())
            break;
        received += bytes;
    }
    return parse(received);
}

} // namespace meja::sandbox
