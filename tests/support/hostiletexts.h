#pragma once

#include <QList>
#include <QString>

namespace meja {

/// A text that a program, a person or an attacker may send.
struct HostileText
{
    QString name;
    QString text;
};

/// Texts of every kind that caused a fault: blanks, controls, invisible characters, changes of direction,
/// decomposed letters, look-alikes, and texts that are far too long.
[[nodiscard]] QList<HostileText> hostileTexts();

/// What makes a stored text unusable for lists and pages; empty when nothing does. Written against the
/// properties of Unicode, not against the program's own tables.
[[nodiscard]] QString flawOf(const QString &stored, qsizetype maxCharacters, bool hasLines);

} // namespace meja
