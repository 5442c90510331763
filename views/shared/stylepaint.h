#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionSlider;

namespace meja::stylepaint {

/// A rounded ground with a one-pixel line around it; invalid colours leave their part out.
void panel(QPainter &painter, const QRect &area, const QColor &ground, const QColor &line);
/// The ring around what has the keyboard, inside `area`.
void focusRing(QPainter &painter, const QRect &area);

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
