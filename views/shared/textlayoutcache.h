#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QString>

#include <utility>

namespace meja {

/// A cache of the text layout of cells, shortened to a width. Repainting rows that were visible before does
/// not lay out their texts again.
class TextLayoutCache
{
public:
    /// The layout of `text` on one line of at most `width` pixels, shortened with an ellipsis.
    [[nodiscard]] const QStaticText &shaped(const QString &text, int width, const QFont &font);

private:
    QCache<std::pair<QString, int>, QStaticText> m_texts{8000};
    QFont m_font;
};

} // namespace meja
