#include "webhooksender.h"

#include "loopbackclient.h"

namespace meja::sandbox {

namespace {

constexpr int maxRedirects = 5;

} // namespace

int sendOverHttp(const Webhook &webhook)
{
    LoopbackClient::Request request{
        .method = webhook.method,
        .url = QUrl(webhook.url),
        .headers =
            "Content-Type: application/json\r\nAccept: */*\r\nUser-Agent: " + webhook.userAgent + "\r\n",
        .body = webhook.body,
        .timeoutMilliseconds = webhook.timeoutMilliseconds};
    LoopbackClient::Response response = LoopbackClient::send(request);
    for (int hop = 0; hop < maxRedirects && (response.status == 307 || response.status == 308); ++hop) {
        request.url = request.url.resolved(QUrl(QString::fromLatin1(response.location)));
        response = LoopbackClient::send(request);
    }
    return response.status;
}

} // namespace meja::sandbox
