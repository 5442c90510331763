#include "customertokens.h"
#include "jsonreader.h"
#include "listrequest.h"
#include "pagecursor.h"
#include "requestparts.h"
#include "requestreader.h"

#include <cstdlib>

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
    require(!tokens.verify(request.header("Authorization")));
    readListParameters(request);
    (void)isIdempotencyKey(request.header("Idempotency-Key"));
    for (const QString &segment : request.segments)
        (void)idIn(segment);
    if (const auto body = readBody(reviewShape(), request))
        require(problemsOf(*body, reviewShape()).isEmpty());
}

} // namespace

/// Treats the input as the bytes of a connection that arrive in two parts, and reads requests until one is
/// refused.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype cut = bytes.size() * data[0] / 256;
    (void)decodeCursor(QString::fromUtf8(bytes));
    (void)readJson(bytes, {.allowsFractions = true, .allowsArray = true});
    HttpServerSettings settings;
    settings.maxBodyBytes = 1024;
    QByteArray waiting = bytes.first(cut);
    QByteArray later = bytes.sliced(cut);
    for (int requests = 0; requests < 8; ++requests) {
        RequestReader reader(settings, QStringLiteral("127.0.0.1"));
        auto state = reader.take(waiting);
        if (state == RequestReader::State::Head || state == RequestReader::State::Body) {
            waiting += later;
            later.clear();
            state = reader.take(waiting);
        }
        if (state != RequestReader::State::Complete)
            break;
        handle(reader.request());
    }
    return 0;
}
