#include "comparison.h"

#include <array>
#include <utility>

namespace meja {

Comparison readComparison(const QString &text)
{
    static constexpr std::array signs{
        std::pair{QLatin1StringView(">="), ComparisonSign::AtLeast},
        std::pair{QLatin1StringView("<="), ComparisonSign::AtMost},
        std::pair{QLatin1StringView(">"), ComparisonSign::Above},
        std::pair{QLatin1StringView("<"), ComparisonSign::Below},
        std::pair{QLatin1StringView("="), ComparisonSign::Equal},
    };
    for (const auto &[word, sign] : signs) {
        if (text.startsWith(word))
            return {sign, true, text.mid(word.size())};
    }
    return {ComparisonSign::Equal, false, text};
}

} // namespace meja
