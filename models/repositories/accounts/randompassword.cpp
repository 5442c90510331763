#include "randompassword.h"

#include <QRandomGenerator>

#include <array>

namespace meja {

QString randomPassword()
{
    constexpr int length = 24;
    // With 32 characters, each one has the same probability and carries five bits.
    static constexpr std::array<char, 33> alphabet{"abcdefghjkmnpqrstuvwxyz23456789A"};
    QString password;
    for (int i = 0; i < length; ++i)
        password.append(QLatin1Char(alphabet[QRandomGenerator::system()->bounded(32U)]));
    return password;
}

} // namespace meja
