#include "searchmonth.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace meja {

namespace {

constexpr std::array months{"jan januari january",
                            "feb peb februari february pebruari",
                            "mar mrt maret march",
                            "apr april",
                            "mei may",
                            "jun juni june",
                            "jul juli july",
                            "agu ags agt agust agustus aug august",
                            "sep sept september",
                            "okt oct oktober october",
                            "nov nop november nopember",
                            "des dec desember december"};

const QStringList &namesOf(int month)
{
    static const auto all = [] {
        std::array<QStringList, months.size()> names;
        std::transform(months.begin(), months.end(), names.begin(),
                       [](const char *each) { return QString::fromLatin1(each).split(u' '); });
        return names;
    }();
    return all[static_cast<size_t>(month - 1)];
}

} // namespace

std::optional<int> monthNamed(const QString &word)
{
    for (int month = 1; month <= 12; ++month) {
        if (namesOf(month).contains(word))
            return month;
    }
    return std::nullopt;
}

bool isBegunMonth(const QString &word)
{
    for (int month = 1; month <= 12; ++month) {
        const QStringList &names = namesOf(month);
        if (std::any_of(names.cbegin(), names.cend(),
                        [&](const QString &name) { return name.startsWith(word); }))
            return true;
    }
    return false;
}

} // namespace meja
