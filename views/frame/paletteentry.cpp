#include "paletteentry.h"

#include <algorithm>

namespace meja {

bool PaletteEntry::matches(const QString &typed) const
{
    const QStringList own = (title + u' ' + words.join(u' ')).toLower().split(u' ', Qt::SkipEmptyParts);
    const QStringList wanted = typed.toLower().split(u' ', Qt::SkipEmptyParts);
    return std::all_of(wanted.cbegin(), wanted.cend(), [&own](const QString &word) {
        return std::any_of(own.cbegin(), own.cend(),
                           [&word](const QString &each) { return each.startsWith(word); });
    });
}

} // namespace meja
