#include "requesttarget.h"

#include <QStringDecoder>

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

} // namespace

std::optional<RequestTarget> parseTarget(const QByteArray &target)
{
    if (!target.startsWith('/'))
        return std::nullopt;
    RequestTarget result;
    std::tie(result.path, result.query) = splitAt(target, '?');
    if (!readSegments(result) || !readItems(result))
        return std::nullopt;
    return result;
}

} // namespace meja
