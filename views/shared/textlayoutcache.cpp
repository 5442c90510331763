#include "textlayoutcache.h"

#include <QFontMetrics>

namespace meja {

const QStaticText &TextLayoutCache::shaped(const QString &text, int width, const QFont &font)
{
    if (font != m_font) {
        m_texts.clear();
        m_font = font;
    }
    const std::pair key(text, width);
    if (const QStaticText *known = m_texts.object(key))
        return *known;
    auto *shaped = new QStaticText(QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
    // Values must never be interpreted as markup.
    shaped->setTextFormat(Qt::PlainText);
    shaped->prepare({}, font);
    m_texts.insert(key, shaped);
    return *shaped;
}

} // namespace meja
