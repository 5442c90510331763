#pragma once

#include "httpserversettings.h"

#include <QByteArray>

namespace meja {

/// Decodes a body in the transfer coding `chunked` (RFC 9112, 7.1), with a limit on each part. Chunk
/// extensions and trailers are checked and ignored. Used by `RequestReader`.
class ChunkedBody
{
public:
    explicit ChunkedBody(const HttpServerSettings &settings);

    enum class State {
        More,     ///< More input is needed.
        Complete, ///< Further input belongs to the next request.
        Refused   ///< With the status `refusal()`.
    };
    /// Decodes the beginning of `input`, removes it, and appends the content to `body`.
    State take(QByteArrayView &input, QByteArray &body);
    [[nodiscard]] int refusal() const { return m_refusal; }

private:
    enum class Part { Size, Content, ContentEnd, Trailers, Complete };

    /// The line at the beginning of the input if it is complete and not longer than `maxBytes`; otherwise
    /// null: refuses the body, or waits for more input.
    QByteArrayView takeLine(QByteArrayView &input, qsizetype maxBytes, int tooLong);
    bool takePart(QByteArrayView &input, QByteArray &body);
    bool takeSize(QByteArrayView &input, qsizetype bodySize);
    bool takeContent(QByteArrayView &input, QByteArray &body);
    bool takeContentEnd(QByteArrayView &input);
    bool takeTrailer(QByteArrayView &input);
    bool refuse(int status);

    const qsizetype m_maxBodyBytes;
    const qsizetype m_maxLineBytes;
    qsizetype m_overheadLeft; ///< Bytes that chunk lines and line ends may still take.
    qsizetype m_trailerLeft;  ///< Bytes that trailers may still take.
    Part m_part = Part::Size;
    qsizetype m_contentLeft = 0; ///< Of the current chunk.
    int m_refusal = 0;
};

} // namespace meja
