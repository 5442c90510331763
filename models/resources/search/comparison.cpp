#include "comparison.h"

#include <array>
#include <utility>

namespace meja {

Comparison readComparison(const QString &text)
{
    static constexpr std::array signs{
        std::pair{QStringView(u">="), ComparisonSign::AtLeast},
        std::pair{QStringView(u"\u2265"), ComparisonSign::AtLeast},
        std::pair{QStringView(u"<="), ComparisonSign::AtMost},
        std::pair{QStringView(u"\u2264"), ComparisonSign::AtMost},
        std::pair{QStringView(u">"), ComparisonSign::Above},
        std::pair{QStringView(u"<"), ComparisonSign::Below},
        std::pair{QStringView(u"="), ComparisonSign::Equal},
    };
    for (const auto &[word, sign] : signs) {
        if (text.startsWith(word))
            return {sign, true, text.mid(word.size()).trimmed()};
    }
    return {ComparisonSign::Equal, false, text};
}

std::optional<RangeEnds> readRangeEnds(const QString &text)
{
    const auto dots = text.indexOf(QLatin1String(".."));
    if (dots < 0 || readComparison(text).hasSign || text.trimmed().size() <= 2)
        return std::nullopt;
    return RangeEnds{text.left(dots).trimmed(), text.mid(dots + 2).trimmed()};
}

} // namespace meja
