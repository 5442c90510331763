#include "requesthead.h"

#include "httpline.h"

#include <algorithm>
#include <limits>

namespace meja {

namespace {

/// A length with more digits is the largest number, which exceeds every limit.
constexpr qsizetype maxLengthDigits = 18;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The status that a version leads to; 0 if it is accepted.
int versionProblem(QByteArrayView version)
{
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.' ||
        !isDigit(version[7]))
        return 400;
    return version[5] == '1' ? 0 : 505;
}

/// The elements of all fields with this name, in lower case.
QList<QByteArray> elementsOf(const HttpHeaders &headers, QByteArrayView name)
{
    QList<QByteArray> elements;
    const auto values = headers.values(name);
    for (const QByteArray &value : values) {
        const auto parts = value.split(',');
        for (const QByteArray &part : parts)
            elements.append(withoutBlanks(part).toByteArray().toLower());
    }
    return elements;
}

bool keepsAlive(const HttpHeaders &headers, bool isOldHttp)
{
    const auto options = elementsOf(headers, "Connection");
    return !options.contains("close") && (!isOldHttp || options.contains("keep-alive"));
}

/// The status that the transfer coding leads to; 0 if it is exactly `chunked`.
int codingProblem(const HttpHeaders &headers, bool isOldHttp)
{
    const auto codings = elementsOf(headers, "Transfer-Encoding");
    if (isOldHttp || headers.contains("Content-Length") || codings.contains(""))
        return 400;
    if (std::any_of(codings.cbegin(), codings.cend(), [](const QByteArray &c) { return c != "chunked"; }))
        return 501;
    return codings.size() == 1 ? 0 : 400;
}

/// The length of the body; nothing if it is malformed or given twice, even with the same value.
std::optional<qsizetype> lengthIn(const HttpHeaders &headers)
{
    const auto values = headers.values("Content-Length");
    if (values.isEmpty())
        return 0;
    const QByteArray &digits = values.constFirst();
    if (values.size() > 1 || digits.isEmpty() || !std::all_of(digits.cbegin(), digits.cend(), isDigit))
        return std::nullopt;
    return digits.size() > maxLengthDigits ? std::numeric_limits<qsizetype>::max() : digits.toLongLong();
}

/// Whether there is one valid `Host`, which HTTP/1.0 may omit.
bool hasValidHost(const HttpHeaders &headers, bool isOldHttp)
{
    const auto hosts = headers.values("Host");
    if (hosts.isEmpty())
        return isOldHttp;
    return hosts.size() == 1 && isAuthority(hosts.constFirst());
}

/// The status that the expectation leads to; 0 if it is met.
int expectationProblem(const HttpHeaders &headers, bool isOldHttp)
{
    const auto expected = elementsOf(headers, "Expect");
    const bool isKnown = expected.isEmpty() || expected == QList<QByteArray>{"100-continue"};
    return isOldHttp || isKnown ? 0 : 417;
}

} // namespace

tl::expected<RequestLine, int> parseRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || last <= first + 1 || !isToken(line.first(first)))
        return tl::unexpected(400);
    const QByteArrayView version = line.sliced(last + 1);
    if (const int problem = versionProblem(version); problem != 0)
        return tl::unexpected(problem);
    const auto target = parseTarget(line.sliced(first + 1, last - first - 1).toByteArray());
    if (!target)
        return tl::unexpected(400);
    // A later version than 1.1 is compatible with it.
    return RequestLine{
        .method = line.first(first).toByteArray(), .target = *target, .isOldHttp = version[7] == '0'};
}

std::optional<HttpHeaders::Field> parseField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)) || !isFieldText(line))
        return std::nullopt;
    return HttpHeaders::Field{line.first(colon).toByteArray(),
                              withoutBlanks(line.sliced(colon + 1)).toByteArray()};
}

tl::expected<RequestFraming, int> framingOf(const HttpHeaders &headers, bool isOldHttp)
{
    RequestFraming framing;
    framing.isChunked = headers.contains("Transfer-Encoding");
    const auto length = lengthIn(headers);
    if (!hasValidHost(headers, isOldHttp) || !length)
        return tl::unexpected(400);
    if (const int problem = framing.isChunked ? codingProblem(headers, isOldHttp) : 0; problem != 0)
        return tl::unexpected(problem);
    if (const int problem = expectationProblem(headers, isOldHttp); problem != 0)
        return tl::unexpected(problem);
    framing.length = *length;
    framing.keepsAlive = keepsAlive(headers, isOldHttp);
    framing.expectsContinue = !isOldHttp && headers.contains("Expect");
    return framing;
}

} // namespace meja
