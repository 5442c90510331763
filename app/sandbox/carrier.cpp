#include "carrier.h"

#include "loopbackclient.h"

namespace meja::sandbox {

namespace {

constexpr int MostHops = 5;

} // namespace

int carryOverHttp(const Webhook &webhook)
{
    LoopbackClient::Request request{
        .method = webhook.method,
        .url = QUrl(webhook.url),
        .headers =
            "Content-Type: application/json\r\nAccept: */*\r\nUser-Agent: " + webhook.userAgent + "\r\n",
        .body = webhook.body,
        .timeoutMilliseconds = webhook.timeoutMilliseconds};
    LoopbackClient::Answer answer = LoopbackClient::send(request);
    for (int hop = 0; hop < MostHops && (answer.status == 307 || answer.status == 308); ++hop) {
        request.url = request.url.resolved(QUrl(QString::fromLatin1(answer.location)));
        answer = LoopbackClient::send(request);
    }
    return answer.status;
}

} // namespace meja::sandbox
