#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QString>

#include <utility>

namespace meja {

/// Texts of cells as they were shaped and shortened for a width: a repaint of rows that have been on
/// screen before then only places glyphs.
class ShapedTexts
{
public:
    /// `text` on one line of at most `width` pixels, shortened by an ellipsis.
    [[nodiscard]] const QStaticText &shaped(const QString &text, int width, const QFont &font);

private:
    QCache<std::pair<QString, int>, QStaticText> m_texts{8000};
    QFont m_font;
};

} // namespace meja
