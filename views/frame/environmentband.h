#pragma once

#include "desksettings.h"

#include <QWidget>

namespace meja {

/// A narrow coloured band that names the system one works on, so that nobody takes the training one
/// for the real one. Hidden while the system has no name.
class EnvironmentBand : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBand(Environment environment, QWidget *parent = nullptr);

    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment;
};

} // namespace meja
