#pragma once

#include <QByteArrayView>

namespace meja {

/// The first line of some input. Used by `RequestReader` and `ChunkedBody`.
struct HttpLine
{
    enum class Kind {
        Incomplete, ///< No line break yet, and the limit is not reached.
        Complete,
        TooLong,  ///< The line is longer than the limit, whether or not its end has arrived.
        Malformed ///< It ends with LF instead of CRLF.
    };
    Kind kind = Kind::Incomplete;
    QByteArrayView text = {}; ///< Without CRLF; a part of the input.
    qsizetype size = 0;       ///< Bytes including CRLF.
};

/// @param maxBytes including CRLF.
[[nodiscard]] HttpLine firstLine(QByteArrayView input, qsizetype maxBytes);

/// A field line, a part of a field or of a chunk line has no control character except the tab (RFC
/// 9110, 5.5).
[[nodiscard]] bool isFieldText(QByteArrayView text);
/// Whether it is a token (RFC 9110, 5.6.2), such as a method or the name of a field.
[[nodiscard]] bool isToken(QByteArrayView text);
/// Without blanks and tabs at both ends.
[[nodiscard]] QByteArrayView withoutBlanks(QByteArrayView text);

} // namespace meja
