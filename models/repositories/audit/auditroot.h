#pragma once

#include "error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace meja {

/// What one seal says of the whole log up to it, small enough to be kept elsewhere: on paper, in a
/// mail, on another machine.
struct AuditRoot
{
    qint64 number = 0;
    QByteArray root;  ///< 64 hexadecimal digits.
    QString sealedAt; ///< ISO 8601 in UTC, for people.

    /// One line of JSON, without its end.
    [[nodiscard]] QByteArray toLine() const;
    /// Reads one such line or several; `Invalid` names the line that is none.
    static Result<QList<AuditRoot>> fromLines(const QByteArray &text);
};

} // namespace meja
