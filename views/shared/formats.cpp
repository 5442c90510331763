#include "formats.h"

#include <QLocale>

namespace meja {

const ValueFormat &valueFormat()
{
    static QLocale locale;
    static ValueFormat format(locale);
    if (locale != QLocale()) {
        locale = QLocale();
        format = ValueFormat(locale);
    }
    return format;
}

} // namespace meja
