#include "requestreader.h"

#include "httpline.h"

#include <algorithm>

namespace meja {

RequestReader::RequestReader(const HttpServerSettings &settings, const QString &peer) : m_settings(settings)
{
    m_request.peer = peer;
}

RequestReader::State RequestReader::take(QByteArray &input)
{
    QByteArrayView rest(input);
    while (takePart(rest)) {
    }
    input.remove(0, input.size() - rest.size());
    return m_state;
}

bool RequestReader::refuse(int status)
{
    m_refusal = status;
    m_state = State::Refused;
    return false;
}

/// False when more input is needed or the request has ended.
bool RequestReader::takePart(QByteArrayView &input)
{
    switch (m_state) {
    case State::Head:
        return takeHeadLine(input);
    case State::Body:
        return m_chunks ? takeChunks(input) : takeBody(input);
    case State::Complete:
    case State::Refused:
        return false;
    }
    Q_UNREACHABLE();
}

bool RequestReader::takeHeadLine(QByteArrayView &input)
{
    const qsizetype left = m_settings.maxHeaderBytes - m_headBytes;
    const qsizetype lineLimit = m_hasRequestLine ? m_settings.maxFieldBytes : m_settings.maxRequestLineBytes;
    const HttpLine line = firstLine(input, std::min(left, lineLimit));
    switch (line.kind) {
    case HttpLine::Kind::Incomplete:
        return false;
    case HttpLine::Kind::TooLong:
        return refuse(m_hasRequestLine || left < lineLimit ? 431 : 414);
    case HttpLine::Kind::Malformed:
        return refuse(400);
    case HttpLine::Kind::Complete:
        input = input.sliced(line.size);
        m_headBytes += line.size;
        return readHeadLine(line.text);
    }
    Q_UNREACHABLE();
}

bool RequestReader::readHeadLine(QByteArrayView line)
{
    if (m_hasRequestLine)
        return line.isEmpty() ? finishHead() : readField(line);
    // Some clients send an empty line after a body (RFC 9112, 2.2).
    const bool isFirstLine = m_headBytes == line.size() + 2;
    return (line.isEmpty() && isFirstLine) || readRequestLine(line);
}

bool RequestReader::readRequestLine(QByteArrayView line)
{
    const auto parsed = parseRequestLine(line);
    if (!parsed)
        return refuse(parsed.error());
    m_request.method = parsed->method;
    m_request.path = parsed->target.path;
    m_request.segments = parsed->target.segments;
    m_request.query = parsed->target.query;
    m_request.items = parsed->target.items;
    m_isOldHttp = parsed->isOldHttp;
    m_hasRequestLine = true;
    return true;
}

bool RequestReader::readField(QByteArrayView line)
{
    const auto field = parseField(line);
    if (!field)
        return refuse(400);
    if (++m_fields > m_settings.maxFields)
        return refuse(431);
    m_request.headers.add(field->name, field->value);
    return true;
}

bool RequestReader::finishHead()
{
    const auto framing = framingOf(m_request.headers, m_isOldHttp);
    if (!framing)
        return refuse(framing.error());
    if (framing->length > m_settings.maxBodyBytes)
        return refuse(413);
    m_framing = *framing;
    if (m_framing.isChunked)
        m_chunks.emplace(m_settings);
    m_state = State::Body;
    return true;
}

bool RequestReader::takeBody(QByteArrayView &input)
{
    const qsizetype missing = m_framing.length - m_request.body.size();
    const QByteArrayView part = input.first(std::min(input.size(), missing));
    m_request.body.append(part.data(), part.size());
    input = input.sliced(part.size());
    if (part.size() == missing)
        m_state = State::Complete;
    return false;
}

bool RequestReader::takeChunks(QByteArrayView &input)
{
    switch (m_chunks->take(input, m_request.body)) {
    case ChunkedBody::State::More:
        return false;
    case ChunkedBody::State::Complete:
        m_state = State::Complete;
        return false;
    case ChunkedBody::State::Refused:
        return refuse(m_chunks->refusal());
    }
    Q_UNREACHABLE();
}

} // namespace meja
