#pragma once

#include <QString>

namespace meja {

/// Characters that copied text contains although nobody typed them.

/// Zero-width, soft-hyphen and text-direction characters. The joiners of emoji (U+200C, U+200D) are not
/// among them.
[[nodiscard]] bool isInvisible(QChar character);
[[nodiscard]] QString withoutInvisible(QString text);

/// For amounts, days and phones: every hyphen, dash and minus sign becomes `-`, every blank a space, and
/// full-width digits and plus signs their ASCII form. Invisible characters are removed.
[[nodiscard]] QString plainSpelling(const QString &text);

} // namespace meja
