#include "applicationicon.h"

#include <array>

namespace meja {

QIcon applicationIcon()
{
    static constexpr std::array sizes{16, 20, 24, 32, 40, 48, 64, 128, 256};
    QIcon icon;
    for (const int size : sizes)
        icon.addFile(QStringLiteral(":/icons/meja-%1.png").arg(size));
    return icon;
}

} // namespace meja
