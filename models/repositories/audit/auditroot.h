#pragma once

#include "error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace meja {

/// The root digest of one seal. It covers the whole log up to that seal and is short enough to be stored
/// outside the database, for example in an e-mail or on another machine.
struct AuditRoot
{
    qint64 number = 0;
    QByteArray root;  ///< 64 hexadecimal digits.
    QString sealedAt; ///< ISO 8601 in UTC, for display.

    /// One line of JSON, without a line break.
    [[nodiscard]] QByteArray toLine() const;
    /// Reads one or more lines that `toLine()` wrote. `Invalid` when a line has another format (the message
    /// contains its number) or when there is none.
    static Result<QList<AuditRoot>> fromLines(const QByteArray &text);
};

} // namespace meja
