#pragma once

#include <QLabel>

namespace meja {

/// A label that shows its text as it is. A QLabel interprets text that looks like HTML, and customers choose
/// the texts that staff see: an image in a name would load a file. Use it for every label.
class PlainLabel : public QLabel
{
public:
    explicit PlainLabel(QWidget *parent = nullptr) : PlainLabel(QString(), parent) {}
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr) : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
    }
};

} // namespace meja
