#include "chunkedbody.h"

#include "httpline.h"
#include "requesthead.h"

#include <algorithm>
#include <optional>

namespace meja {

namespace {

constexpr QByteArrayView lineEnd("\r\n");
constexpr qsizetype maxSizeDigits = 15; ///< So that the size fits into 64 signed bits.

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The size in a chunk line; nothing if the line is malformed. A size with too many digits is the largest
/// number.
std::optional<qsizetype> sizeIn(QByteArrayView line)
{
    const auto *const end = std::find_if_not(line.begin(), line.end(), isHexDigit);
    const QByteArrayView digits = line.first(end - line.begin());
    const QByteArrayView extension = withoutBlanks(line.sliced(digits.size()));
    const bool isValid =
        digits.size() == line.size() || (extension.startsWith(';') && isFieldText(extension));
    if (digits.isEmpty() || !isValid)
        return std::nullopt;
    if (digits.size() > maxSizeDigits)
        return std::numeric_limits<qsizetype>::max();
    return digits.toByteArray().toLongLong(nullptr, 16);
}

} // namespace

ChunkedBody::ChunkedBody(const HttpServerSettings &settings)
    : m_maxBodyBytes(settings.maxBodyBytes),
      m_maxLineBytes(settings.maxChunkLineBytes),
      m_overheadLeft(settings.maxChunkOverheadBytes),
      m_trailerLeft(settings.maxTrailerBytes)
{}

ChunkedBody::State ChunkedBody::take(QByteArrayView &input, QByteArray &body)
{
    while (m_part != Part::Complete && takePart(input, body)) {
    }
    if (m_refusal != 0)
        return State::Refused;
    return m_part == Part::Complete ? State::Complete : State::More;
}

bool ChunkedBody::refuse(int status)
{
    m_refusal = status;
    return false;
}

/// False when more input is needed or the body is refused.
bool ChunkedBody::takePart(QByteArrayView &input, QByteArray &body)
{
    switch (m_part) {
    case Part::Size:
        return takeSize(input, body.size());
    case Part::Content:
        return takeContent(input, body);
    case Part::ContentEnd:
        return takeContentEnd(input);
    case Part::Trailers:
        return takeTrailer(input);
    case Part::Complete:
        return false;
    }
    Q_UNREACHABLE();
}

QByteArrayView ChunkedBody::takeLine(QByteArrayView &input, qsizetype maxBytes, int tooLong)
{
    const HttpLine line = firstLine(input, maxBytes);
    switch (line.kind) {
    case HttpLine::Kind::Complete:
        input = input.sliced(line.size);
        return line.text;
    case HttpLine::Kind::TooLong:
        refuse(tooLong);
        return {};
    case HttpLine::Kind::Malformed:
        refuse(400);
        return {};
    case HttpLine::Kind::Incomplete:
        return {};
    }
    Q_UNREACHABLE();
}

bool ChunkedBody::takeSize(QByteArrayView &input, qsizetype bodySize)
{
    const QByteArrayView line = takeLine(input, std::min(m_maxLineBytes, m_overheadLeft), 413);
    if (line.isNull())
        return false;
    m_overheadLeft -= line.size() + lineEnd.size();
    const auto size = sizeIn(line);
    if (!size)
        return refuse(400);
    if (*size > m_maxBodyBytes - bodySize)
        return refuse(413);
    m_contentLeft = *size;
    m_part = *size == 0 ? Part::Trailers : Part::Content;
    return true;
}

bool ChunkedBody::takeContent(QByteArrayView &input, QByteArray &body)
{
    const QByteArrayView content = input.first(std::min(input.size(), m_contentLeft));
    body.append(content.data(), content.size());
    input = input.sliced(content.size());
    m_contentLeft -= content.size();
    if (m_contentLeft > 0)
        return false;
    m_part = Part::ContentEnd;
    return true;
}

bool ChunkedBody::takeContentEnd(QByteArrayView &input)
{
    if (!input.startsWith(lineEnd.first(std::min(input.size(), lineEnd.size()))))
        return refuse(400);
    if (input.size() < lineEnd.size())
        return false;
    if (m_overheadLeft < lineEnd.size())
        return refuse(413);
    m_overheadLeft -= lineEnd.size();
    input = input.sliced(lineEnd.size());
    m_part = Part::Size;
    return true;
}

bool ChunkedBody::takeTrailer(QByteArrayView &input)
{
    const QByteArrayView line = takeLine(input, m_trailerLeft, 431);
    if (line.isNull())
        return false;
    m_trailerLeft -= line.size() + lineEnd.size();
    if (line.isEmpty())
        m_part = Part::Complete;
    else if (!parseField(line))
        return refuse(400);
    return true;
}

} // namespace meja
