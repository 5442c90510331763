#pragma once

#include <QDialog>

namespace meja {

/// The name, version and licence of the program, and the licences of what it contains.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace meja
