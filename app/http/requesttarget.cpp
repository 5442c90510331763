#include "requesttarget.h"

#include <QStringDecoder>

#include <algorithm>
#include <tuple>
#include <utility>

namespace meja {

namespace {

/// The value of a hexadecimal digit, or -1.
int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The parts before and after the first `mark`. Without one, everything is in the first part.
std::pair<QByteArray, QByteArray> splitAt(const QByteArray &text, char mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? std::pair(text, QByteArray()) : std::pair(text.first(at), text.sliced(at + 1));
}

enum class Plus { IsItself, IsSpace };

std::optional<QByteArray> percentDecoded(const QByteArray &text, Plus plus)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c != '%') {
            decoded.append(c == '+' && plus == Plus::IsSpace ? ' ' : c);
            continue;
        }
        const int high = i + 2 < text.size() ? digit(text.at(i + 1)) : -1;
        const int low = i + 2 < text.size() ? digit(text.at(i + 2)) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        decoded.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return decoded;
}

std::optional<QString> decoded(const QByteArray &text, Plus plus)
{
    const auto bytes = percentDecoded(text, plus);
    if (!bytes || bytes->contains('\0'))
        return std::nullopt;
    // A leading U+FEFF is a part of the text: without the flag, "\uFEFF1" would be the id 1.
    QStringDecoder fromUtf8(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString result = fromUtf8(*bytes);
    if (fromUtf8.hasError())
        return std::nullopt;
    return result;
}

bool readSegments(RequestTarget &target)
{
    const auto parts = target.path.mid(1).split('/');
    for (const QByteArray &part : parts) {
        const auto segment = decoded(part, Plus::IsItself);
        if (!segment)
            return false;
        target.segments.append(*segment);
    }
    return true;
}

bool readItems(RequestTarget &target)
{
    const auto parts = target.query.split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const auto [before, after] = splitAt(part, '=');
        const auto name = decoded(before, Plus::IsSpace);
        const auto value = decoded(after, Plus::IsSpace);
        if (!name || !value)
            return false;
        target.items.append({*name, *value});
    }
    return true;
}

bool isVisible(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '#';
}

/// The path and query of a whole address; nothing if it is not one.
std::optional<QByteArray> withoutHost(const QByteArray &target)
{
    const qsizetype scheme = target.indexOf("://");
    const QByteArray name = target.left(std::max<qsizetype>(0, scheme)).toLower();
    if (name != "http" && name != "https")
        return std::nullopt;
    const QByteArray rest = target.sliced(scheme + 3);
    const auto isEnd = [](char c) { return c == '/' || c == '?'; };
    const qsizetype host = std::find_if(rest.cbegin(), rest.cend(), isEnd) - rest.cbegin();
    if (host == 0 || !isAuthority(rest.first(host)))
        return std::nullopt;
    const QByteArray path = rest.sliced(host);
    return path.startsWith('/') ? path : '/' + path;
}

} // namespace

bool isAuthority(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return isVisible(c) && !QByteArrayView("/?@,\\\"<>").contains(c); });
}

std::optional<RequestTarget> parseTarget(const QByteArray &target)
{
    if (!std::all_of(target.cbegin(), target.cend(), isVisible))
        return std::nullopt;
    const auto local = target.startsWith('/') ? target : withoutHost(target);
    if (!local)
        return std::nullopt;
    RequestTarget result;
    std::tie(result.path, result.query) = splitAt(*local, '?');
    if (!readSegments(result) || !readItems(result))
        return std::nullopt;
    return result;
}

} // namespace meja
