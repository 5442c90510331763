#include "customertokens.h"
#include "jsonreader.h"
#include "listrequest.h"
#include "pagecursor.h"
#include "requestparts.h"
#include "requestreader.h"

#include <cstdlib>
#include <optional>

using namespace meja;

namespace {

class FixedClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return {1'800'000'000'000}; }
};

void require(bool holds)
{
    if (!holds)
        std::abort();
}

const Shape &reviewShape()
{
    static const Shape shape{
        Field::text(QStringLiteral("comment"), QStringLiteral("Text"), 1, 2000),
        Field::integer(QStringLiteral("rating"), QStringLiteral("Stars"), 1, 5).nullable(),
        Field::ids(QStringLiteral("ids"), QStringLiteral("Rows"), 3).optional()};
    return shape;
}

/// Checks that valid parameters and cursors survive a round trip through an address.
void readListParameters(const HttpRequest &request)
{
    const auto listRequest = readOrderListRequest(request.items);
    (void)readListRequest(request.items);
    if (!listRequest)
        return;
    require(listRequest->page.limit >= 1 && listRequest->page.limit <= 200);
    const PagePosition place = listRequest->page.place.value_or(PagePosition{1, 2, true});
    require(decodeCursor(encodeCursor(place)) == place);
    (void)pageAddress(request.path, request.items, place);
}

void handle(const HttpRequest &request)
{
    static const FixedClock clock;
    static const CustomerTokens tokens({.keys = {"a secret that is long enough for HS256"}}, clock);
    require(!tokens.verify(bearerToken(request)));
    readListParameters(request);
    (void)isIdempotencyKey(request.header("Idempotency-Key"));
    for (const QString &segment : request.segments)
        (void)idIn(segment);
    if (const auto body = readBody(reviewShape(), request)) {
        require(problemsOf(*body, reviewShape()).isEmpty());
        (void)digestOf(request, *body);
    }
}

/// Small limits, so that short inputs reach them.
HttpServerSettings smallLimits()
{
    HttpServerSettings settings;
    settings.maxRequestLineBytes = 512;
    settings.maxFieldBytes = 512;
    settings.maxFields = 16;
    settings.maxHeaderBytes = 1024;
    settings.maxBodyBytes = 1024;
    settings.maxChunkLineBytes = 32;
    settings.maxChunkOverheadBytes = 256;
    settings.maxTrailerBytes = 128;
    return settings;
}

const HttpServerSettings limits = smallLimits();
const qsizetype maxRequestBytes =
    limits.maxHeaderBytes + limits.maxBodyBytes + limits.maxChunkOverheadBytes + limits.maxTrailerBytes;

/// What a reader made of one request: the status of its refusal, or the request.
struct Outcome
{
    int refusal = 0;
    HttpRequest request = {};

    friend bool operator==(const Outcome &a, const Outcome &b)
    {
        return a.refusal == b.refusal && a.request.method == b.request.method &&
               a.request.path == b.request.path && a.request.query == b.request.query &&
               a.request.body == b.request.body;
    }
};

/// Reads up to eight requests from a connection whose bytes arrive in parts of this size. Whatever arrives, a
/// reader takes and leaves only bounded numbers of bytes.
QList<Outcome> outcomesOf(const QByteArray &bytes, qsizetype partSize)
{
    QList<Outcome> outcomes;
    std::optional<RequestReader> current(std::in_place, limits, QStringLiteral("127.0.0.1"));
    QByteArray pending;
    qsizetype taken = 0;
    qsizetype at = 0;
    while (outcomes.size() < 8) {
        const qsizetype before = pending.size();
        const auto state = current->take(pending);
        taken += before - pending.size();
        require(taken <= maxRequestBytes);
        if (state == RequestReader::State::Refused) {
            outcomes.append(Outcome{.refusal = current->refusal()});
            break;
        }
        if (state == RequestReader::State::Complete) {
            outcomes.append(Outcome{.request = current->request()});
            current.emplace(limits, QStringLiteral("127.0.0.1"));
            taken = 0;
            continue;
        }
        require(pending.size() <= limits.maxFieldBytes);
        if (at == bytes.size())
            break;
        const QByteArray part = bytes.mid(at, partSize);
        pending += part;
        at += part.size();
    }
    return outcomes;
}

} // namespace

/// Treats the input as the bytes of a connection. How they are divided into parts must not matter.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    (void)decodeCursor(QString::fromUtf8(bytes));
    (void)readJson(bytes, {.allowsFractions = true, .allowsArray = true});
    // Repeated, so that a short input becomes an endless part of a request.
    const QByteArray stream = data[0] % 8 == 0 ? bytes.repeated(64) : bytes;
    const auto outcomes = outcomesOf(stream, stream.size());
    require(outcomes == outcomesOf(stream, 1 + data[0]));
    for (const Outcome &outcome : outcomes) {
        if (outcome.refusal == 0)
            handle(outcome.request);
    }
    return 0;
}
