#include "plaintooltip.h"

#include <QTextDocument>
#include <QWidget>

namespace meja {

namespace {

constexpr qsizetype maxLength = 1000; ///< Characters. A tooltip is as large as its text.
constexpr QChar wordJoiner(0x2060);

} // namespace

QString plainToolTip(const QString &text)
{
    QString plain = text.size() > maxLength ? text.left(maxLength) + u'…' : text;
    if (!Qt::mightBeRichText(plain))
        return plain;
    return plain.replace(u'<', QStringLiteral("<") + wordJoiner)
        .replace(u'&', QStringLiteral("&") + wordJoiner);
}

void setPlainToolTip(QWidget *widget, const QString &text)
{
    widget->setToolTip(plainToolTip(text));
}

} // namespace meja
