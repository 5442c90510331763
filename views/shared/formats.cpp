#include "formats.h"

#include <QLocale>

namespace meja {

const ValueFormat &valueFormat()
{
    static QLocale spoken;
    static ValueFormat format(spoken);
    if (spoken != QLocale()) {
        spoken = QLocale();
        format = ValueFormat(spoken);
    }
    return format;
}

} // namespace meja
