#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionSlider;

namespace meja::stylepaint {

/// A rounded area with a one-pixel border. An invalid colour leaves out the area or the border.
void panel(QPainter &painter, const QRect &area, const QColor &ground, const QColor &line);
/// The ring around the widget with the keyboard focus, inside `area`.
void focusRing(QPainter &painter, const QRect &area);

/// The bar at the left edge of a selected row, whose tint alone has too little contrast.
void selectionBar(QPainter &painter, const QRect &row);
/// The line below a focused text, where a ring would cover the first letter.
void focusLine(QPainter &painter, const QRect &text);

void button(QPainter &painter, const QStyleOption &option);
void closeButton(QPainter &painter, const QStyleOption &option);
void toolButton(QPainter &painter, const QStyleOption &option);
void lineEdit(QPainter &painter, const QStyleOption &option);
void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void tab(QPainter &painter, const QStyleOption &option);
void headerSection(QPainter &painter, const QStyleOption &option);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider);
void comboBox(QPainter &painter, const QStyleOptionComplex &option);
void progressBar(QPainter &painter, const QStyleOption &option);

} // namespace meja::stylepaint
