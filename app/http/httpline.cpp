#include "httpline.h"

#include <algorithm>

namespace meja {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isTokenCharacter(char c)
{
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter || (c >= '0' && c <= '9') || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

} // namespace

HttpLine firstLine(QByteArrayView input, qsizetype maxBytes)
{
    const qsizetype end = input.indexOf('\n');
    const qsizetype size = end < 0 ? input.size() : end + 1;
    if (size > maxBytes)
        return {.kind = HttpLine::Kind::TooLong};
    if (end < 0)
        return {.kind = HttpLine::Kind::Incomplete};
    if (end == 0 || input.at(end - 1) != '\r')
        return {.kind = HttpLine::Kind::Malformed};
    return {.kind = HttpLine::Kind::Complete, .text = input.first(end - 1), .size = size};
}

bool isFieldText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

} // namespace meja
