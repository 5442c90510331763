#include "courier.h"

#include <algorithm>
#include <array>
#include <utility>

namespace meja {

namespace {

/// Words that couriers add to their names.
constexpr std::array additions{
    QLatin1String("express"),  QLatin1String("xpress"),    QLatin1String("ekspres"),
    QLatin1String("ekspress"), QLatin1String("indonesia"), QLatin1String("parcel"),
    QLatin1String("van"),      QLatin1String("logistik"),  QLatin1String("logistics")};

/// Short names that differ from the code.
constexpr std::array aliases{
    std::pair{QLatin1String("jt"), QLatin1String("jnt")},
    std::pair{QLatin1String("jandt"), QLatin1String("jnt")},
    std::pair{QLatin1String("id"), QLatin1String("ide")},
    std::pair{QLatin1String("ptpos"), QLatin1String("pos")},
    std::pair{QLatin1String("wahanaprestasi"), QLatin1String("wahana")},
};

QString lettersAndDigits(const QString &name)
{
    QString kept;
    std::copy_if(name.cbegin(), name.cend(), std::back_inserter(kept),
                 [](QChar character) { return character.isLetterOrNumber(); });
    return kept.toCaseFolded();
}

/// "posindonesia" becomes "pos". A name that consists of such a word only is kept.
bool removeAddition(QString &name)
{
    if (std::find(additions.cbegin(), additions.cend(), name) != additions.cend())
        return false;
    return std::any_of(additions.cbegin(), additions.cend(), [&](QLatin1String addition) {
        if (!name.endsWith(addition))
            return false;
        name.chop(addition.size());
        return true;
    });
}

} // namespace

QString courierCode(const QString &name)
{
    QString code = lettersAndDigits(name.normalized(QString::NormalizationForm_KC));
    while (removeAddition(code)) {
    }
    for (const auto &[alias, meant] : aliases) {
        if (code == alias)
            return meant;
    }
    return code;
}

} // namespace meja
