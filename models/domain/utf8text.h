#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace meja {

/// The text of these UTF-8 bytes, unchanged. `QString::fromUtf8` drops a leading U+FEFF (byte-order mark), so
/// a name that begins with it would differ from the stored one, and a cursor after it would point to another
/// row.
[[nodiscard]] inline QString textFromUtf8(QByteArrayView bytes)
{
    static constexpr QByteArrayView mark("\xEF\xBB\xBF", 3);
    const QString text = QString::fromUtf8(bytes);
    return bytes.startsWith(mark) ? QChar(QChar::ByteOrderMark) + text : text;
}

/// The same JSON with every U+FEFF escaped, for `QJsonDocument::fromJson`, which drops one at the beginning
/// of a string.
[[nodiscard]] inline QByteArray withEscapedMarks(QByteArray json)
{
    return json.replace("\xEF\xBB\xBF", "\\uFEFF");
}

} // namespace meja
