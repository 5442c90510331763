#include "responsebytes.h"

#include <QDateTime>
#include <QLocale>

namespace meja {

namespace {

/// The `Date` value in HTTP's format (RFC 9110). Formatted once per second, because formatting is slow.
QByteArray httpDate()
{
    thread_local qint64 second = 0;
    thread_local QByteArray date;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        date = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
                   .toLatin1();
    }
    return date;
}

void appendField(QByteArray &bytes, const QByteArray &name, QByteArray value)
{
    value.replace('\r', ' ').replace('\n', ' ');
    bytes += name + ": " + value + "\r\n";
}

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

QByteArray bytesOf(const HttpResponse &response, ResponseForm form)
{
    QByteArray bytes;
    bytes.reserve(256 + response.body.size());
    bytes += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    appendField(bytes, "Date", httpDate());
    for (const HttpHeaders::Field &field : response.headers)
        appendField(bytes, field.name, field.value);
    if (mayHaveBody(response.status))
        appendField(bytes, "Content-Length", QByteArray::number(response.body.size()));
    if (form.closes)
        appendField(bytes, "Connection", "close");
    else if (form.isOldHttp)
        appendField(bytes, "Connection", "keep-alive");
    bytes += "\r\n";
    if (mayHaveBody(response.status) && !form.isForHead)
        bytes += response.body;
    return bytes;
}

} // namespace meja
